/** A run that was killed leaves drafts beside its files: the next one writes over them, and none is taken for a file. */

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { listOutputs, openOutputSet } from "../../src/store/output-set.ts";
import { purgeFiles } from "../../src/store/purge.ts";

test("a draft left by a run that was killed stops nothing, and lends nothing of itself", async () => {
  const folder = mkdtempSync(join(tmpdir(), "bascule-drafts-"));
  try {
    writeFileSync(join(folder, "plan.json.part"), "a longer beginning of another plan");
    const outputs = openOutputSet(folder, "tenant-a", "elsewhere");
    const file = await outputs.file("plan.json");
    await file.write(new TextEncoder().encode("{}"));
    expect(readdirSync(folder)).toEqual(["plan.json.part"]);
    await file.close();
    await outputs.finish();
    expect(readFileSync(join(folder, "plan.json"), "utf8")).toBe("{}");
    expect(readdirSync(folder).sort()).toEqual(["MANIFEST.sha256", "plan.json"]);
    writeFileSync(join(folder, "findings.ndjson.part"), "x");
    expect(purgeFiles(listOutputs(folder))).toContain(join(folder, "findings.ndjson.part"));
    expect(readdirSync(folder)).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
