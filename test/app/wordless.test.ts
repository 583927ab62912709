import { inspect } from "node:util";
import { expect, test } from "vitest";
import { wordless } from "../../src/app/wordless.ts";
import { SignInFault } from "../../src/graph/faults.ts";
import { GraphFault } from "../../src/graph/graph.ts";
import { StoreFault } from "../../src/store/fault.ts";

const SECRET = "2690549588157 80";

const thrownBy = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (thrown) {
    return thrown;
  }
};

test.each<[string, unknown]>([
  ["a message", new Error(`cannot read ${SECRET}`)],
  [
    "a message of lines that look like places",
    new Error(`x\n    at ${SECRET} (file:///a.ts:1:1)\n    at file:///${SECRET}`),
  ],
  ["what JSON.parse says", thrownBy(() => JSON.parse(`${SECRET} x`))],
  ["what an address says", thrownBy(() => new URL(`::${SECRET}`))],
  ["a cause", new TypeError("away", { cause: new Error(SECRET) })],
  ["a property", Object.assign(new Error("away"), { input: SECRET, code: SECRET })],
  ["a name", Object.assign(new Error("away"), { name: SECRET })],
  ["no error at all", SECRET],
  ["a stack of its own", Object.assign(new Error("away"), { stack: `${SECRET}\n    at ${SECRET}` })],
])("%s is not repeated", (_case, thrown) => {
  expect(inspect(wordless(thrown), { depth: 9, showHidden: true })).not.toContain(SECRET);
});

test("kind, code and place are", () => {
  const told = wordless(Object.assign(new TypeError("words"), { code: "ERR_X" })) as Error;
  expect(told.message).toBe("TypeError (ERR_X)");
  expect(told.stack).toMatch(/wordless\.test\.ts/);
});

test.each([
  new SignInFault("token-refused"),
  new GraphFault("GET /users: 418"),
  new StoreFault("locked", { path: "s" }),
])("ours pass as they are", (fault) => {
  expect(wordless(fault)).toBe(fault);
});
