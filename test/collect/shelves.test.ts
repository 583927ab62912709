import fc from "fast-check";
import { expect, test } from "vitest";
import { defineCollector } from "../../src/collect/collector.ts";
import { messages } from "../../src/collect/collectors/messages.ts";
import { runs } from "../runs.ts";
import { fakeGraph } from "./fake-graph.ts";
import { collect } from "./harness.ts";

/** A folder as pages of messages: some marked, some said twice, some pages empty. */
const folder = fc.array(
  fc.array(fc.record({ id: fc.integer({ min: 0, max: 30 }), mark: fc.constantFrom(0, 0, 0, 1, 2, 3) }), {
    maxLength: 4,
  }),
  { minLength: 1, maxLength: 4 },
);
const mailbox = fc.array(folder, { minLength: 1, maxLength: 4 });

/** A message keeps the mark that its first mention bears. */
const marked = (pages: readonly (readonly { id: number; mark: number }[])[]) => {
  const marks = new Map<number, number>();
  for (const { id, mark } of pages.flat()) if (!marks.has(id)) marks.set(id, mark);
  return marks;
};

test("whatever is private and wherever a scan is cut, exactly what may be read is read", async () => {
  await fc.assert(
    fc.asyncProperty(
      mailbox,
      fc.integer({ min: 1, max: 5 }),
      fc.constantFrom("full" as const, "sample" as const),
      fc.integer({ min: 1, max: 3 }),
      async (folders, cutAfter, content, everyNth) => {
        const shelves = folders.map(marked);
        const isPrivate = (mark: number | undefined) => mark === 1 || mark === 2;
        const drawn = (_service: string, item: string) =>
          content === "full" || Number(item.split("-")[1]) % everyNth === 0;
        const thing = (shelf: number, id: number, words: boolean) => ({
          id: `${shelf}-${id}`,
          singleValueExtendedProperties: [{ id: "Integer 0x36", value: String(shelves[shelf]?.get(id)) }],
          ...(words && { subject: "objet", body: { contentType: "text", content: "texte" } }),
        });
        const served = (shelf: number, at: number, words: boolean) => ({
          value: (folders[shelf]?.[at] ?? []).map(({ id }) => thing(shelf, id, words)),
          ...(at + 1 < (folders[shelf]?.length ?? 0) && {
            "@odata.nextLink": `https://graph/${shelf}/${at + 1}/${words ? "body" : "marks"}`,
          }),
        });
        const graph = fakeGraph([
          [
            /mailFolders\/(\d)\/messages/,
            (path) => served(Number(/mailFolders\/(\d)/.exec(path)?.[1]), 0, /body/.test(path)),
          ],
          [
            /^https:\/\/graph/,
            (path) => {
              const [, shelf, at, what] = /graph\/(\d)\/(\d)\/(\w+)/.exec(path) ?? [];
              return served(Number(shelf), Number(at), what === "body");
            },
          ],
          [
            /messages\/\d-\d+\?/,
            (path) => {
              const [, shelf, id] = /messages\/(\d)-(\d+)/.exec(path) ?? [];
              return thing(Number(shelf), Number(id), true);
            },
          ],
        ]);
        const start = defineCollector({
          id: "start",
          title: "",
          services: [],
          needs: [],
          after: [],
          plants: [messages.id],
          roots: () => [{ key: "root", params: {} }],
          async *run() {
            const params = { folders: folders.map((_, index) => String(index)) };
            yield { records: [], follow: [{ collector: messages.id, key: "a", params }], cursor: null };
          },
        });
        const found = await collect([start, { ...messages, after: [] }], graph, { content, cutAfter, drawn });

        const all = shelves.flatMap((marks, shelf) =>
          [...marks].map(([id, mark]) => ({ item: `${shelf}-${id}`, mark })),
        );
        const wanted = all.filter(({ item, mark }) => !isPrivate(mark) && drawn("", item));
        expect(new Set(found.readings.map(({ item }) => item))).toEqual(new Set(wanted.map(({ item }) => item)));
        const closed = all.filter(({ mark }) => isPrivate(mark));
        expect(found.gaps.map(({ cause, count }) => [cause, count])).toEqual(
          closed.length > 0 ? [["private", closed.length]] : [],
        );
        // No answer ever held the words of what is private.
        const words = graph.asked.filter((path) => /body/.test(path));
        for (const { item } of closed) expect(words.filter((path) => path.includes(`messages/${item}?`))).toEqual([]);
        for (const [shelf, marks] of shelves.entries()) {
          if (![...marks.values()].some(isPrivate)) continue;
          expect(
            words.filter((path) => path.includes(`mailFolders/${shelf}/`) || path.includes(`graph/${shelf}/`)),
          ).toEqual([]);
        }
      },
    ),
    { numRuns: runs(150) },
  );
});
