import { expect, test } from "vitest";
import { collectors } from "../../src/collect/collectors/index.ts";

const ids = collectors.map(({ id }) => id);

test("every collector has a name of its own", () => {
  expect(new Set(ids).size).toBe(ids.length);
});

test.each(collectors.map((collector) => [collector.id, collector] as const))(
  "%s comes after what it waits for, and says in two languages why it needs what it needs",
  (id, { after, needs, title }) => {
    for (const before of after) expect(ids.indexOf(before), before).toBeGreaterThanOrEqual(0);
    for (const before of after) expect(ids.indexOf(before), before).toBeLessThan(ids.indexOf(id));
    for (const { permission, reason } of needs) {
      expect(permission).toMatch(/^[A-Z][A-Za-z-]+\.Read(Basic)?(\.All|\.Group)?$/);
      for (const text of [reason.fr, reason.en]) expect(text).toMatch(/^[A-ZÉÀ][^']{10,}[^.]$/u);
    }
    expect(title).not.toBe("");
  },
);
