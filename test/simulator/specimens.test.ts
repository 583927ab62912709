/** Sample files of every format, in which the detectors find what was put there, and nothing else. */

import { expect, test } from "vitest";
import { detect, toFindings } from "../../src/detect/index.ts";
import { extractText } from "../../src/text/index.ts";
import { groundFor } from "./ground.ts";

const { stock } = groundFor();
const every = Array.from({ length: stock.count }, (_, index) => stock.specimen(index));

/** What a scan would keep of a file, ways to reach people aside: detectors that fired with medium confidence or better. */
async function found(name: string, bytes: Uint8Array): Promise<readonly string[]> {
  const { documents } = await extractText({ name, bytes });
  const searched = documents.map((document) => ({ document, text: document.text, spans: detect(document) }));
  const sure = toFindings(searched).filter(
    ({ category, confidence }) => category !== "contact" && confidence !== "low",
  );
  return [...new Set(sure.map(({ detector }) => detector))].sort();
}

test.each([...new Set(every.map(({ format }) => format))])(
  "every %s says what it was composed to say",
  async (format) => {
    for (const specimen of every.filter((each) => each.format === format))
      expect(await found(`Note.${format}`, specimen.bytes)).toEqual([...new Set(specimen.detectors)].sort());
  },
);

test("each has a word of its own", () => {
  expect(new Set(every.map(({ canary }) => canary)).size).toBe(every.length);
});
