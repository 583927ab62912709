import { describe, expect, test } from "vitest";
import { curve } from "../../../src/export/report/curve.ts";
import { viewOf } from "../../../src/export/view.ts";
import type { IsoDate } from "../../../src/model/dates.ts";
import type { Created } from "../../../src/model/evidence.ts";
import { book } from "../book.ts";

const view = viewOf(book, "fr");
const day = (text: string) => text as IsoDate;
const kind = (of: Created["kind"], months: Created["months"]): Created => ({
  ...{ kind: of, before: 0, between: 0, after: 0, unknown: 0, months },
  first: months[0] ? day(`${months[0].month}-03`) : null,
});
const drawn = (...created: readonly Created[]) => curve({ ...book.evidence, created }, day("2022-01-01"), view);

describe("the curve", () => {
  test("begins at nothing and ends today at all there is, rising at each month's end", () => {
    const page = drawn(
      kind("team", [
        { month: "2021-01", created: 1 },
        { month: "2021-11", created: 3 },
      ]),
    );
    const points =
      /points="([^"]*)"/
        .exec(page)?.[1]
        ?.split(" ")
        .map((point) => point.split(",").map(Number)) ?? [];
    expect(points[0]?.[1]).toBe(120);
    expect(points.at(-1)).toEqual([600, 0]);
    expect(points.map(([, y]) => y)).toEqual([120, 90, 90, 0, 0]);
    expect(points.every(([x], at) => at === 0 || (x ?? 0) >= (points[at - 1]?.[0] ?? 0))).toBe(true);
  });

  test("leaves out what has no day, and is nothing where nothing has", () => {
    const page = drawn(kind("team", [{ month: "2021-01", created: 1 }]), kind("site", []));
    expect(page).toContain("k-team");
    expect(page).not.toContain("k-site");
    expect(drawn(kind("team", []))).toBe("");
  });

  test("marks the two days inside of the picture, whatever the first month is", () => {
    for (const month of ["2015-01", "2021-12"]) {
      const marks = [...drawn(kind("team", [{ month, created: 1 }])).matchAll(/class="mark" x1="([\d.]+)"/g)].map(
        ([, x]) => Number(x),
      );
      expect(marks).toHaveLength(2);
      expect(marks.every((x) => x > 0 && x < 600)).toBe(true);
    }
  });
});
