/**
 * One answer of a task, changed in one place as no Graph would give it. What may be there and of which type is taken from
 * Graph's own description, while the test runs.
 */

import fc from "fast-check";
import { kindsOf, type Schema, shapeAt } from "../../openapi/check.ts";
import type { Raw, Recorded } from "./recorded.ts";

type Json = Record<string, unknown>;

export const WAYS = [
  "missing",
  "null",
  "wrong type",
  "huge",
  "unknown enum",
  "extra",
  "odd row",
  "odd list",
  "odd body",
] as const;
export type Way = (typeof WAYS)[number];

export interface Spoilt {
  readonly answers: ReadonlyMap<string, Raw>;
  readonly way: Way;
  /** Where: `value.parentReference.id`. */
  readonly place: string;
  readonly route: string;
  readonly put: unknown;
}

/** Draws among values. */
type Pick = <T>(among: readonly T[]) => T;

const GONE = Symbol("gone");
const ODD: Readonly<Record<string, readonly unknown[]>> = {
  string: [7, true, {}, [], ["a"], -1.5],
  number: ["12", -3, 1.5, true, {}, []],
  integer: ["12", -3, 1.5, true, {}, []],
  boolean: ["true", 1, {}, []],
  array: [{}, "x", 7, [null], [7], [[]], ["\ud800"], [{}]],
  object: [[], "x", 7, true, [{}]],
};
const ROWS = [null, "x", 7, [], {}, true, { id: null }, { id: 7 }, { id: {} }, { id: [] }];
const LONG = "é".repeat(70_000);
const MANY = 2000;

export function spoilt({ answers }: Recorded): fc.Arbitrary<Spoilt> {
  const paths = [...answers].flatMap(([path, raw]) => ("body" in raw ? [path] : []));
  return fc.gen().map((g) => {
    const pick: Pick = (among) => among[g(fc.nat, { max: among.length - 1 })] as (typeof among)[number];
    const path = pick(paths);
    const raw = answers.get(path) as { readonly body: unknown };
    const body: unknown = structuredClone(raw.body);
    const done = spoil(body, path, pick);
    const route = (path.split("?")[0] ?? "").replace(/\/[^/]*[\d!,=][^/]*/g, "/…");
    return { ...done, route, answers: new Map(answers).set(path, { body: done.body }) };
  });
}

type Done = Pick_<Spoilt, "way" | "place" | "put"> & { readonly body: unknown };
type Pick_<T, K extends keyof T> = { readonly [key in K]: T[key] };

function spoil(body: unknown, path: string, pick: Pick): Done {
  if (path.startsWith("/reports/") && !path.includes("$format"))
    return inReport(body as { value: Record<string, string>[] }, pick);
  const list = Array.isArray((body as Json | null)?.value) ? (body as { value: unknown[] }).value : null;
  const chance = pick(path.endsWith("/$count") ? [3] : [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  if (chance === 0) return oddBody(pick);
  if (list === null) return isObject(body) ? inObject(body, schemasAt(path), "", body, pick) : oddBody(pick);
  if (chance === 1) return oddList(body as Json, pick);
  if (chance === 2 || list.length === 0) {
    const row = pick(ROWS);
    list.splice(pick([0, list.length]), 0, structuredClone(row));
    return { way: "odd row", place: "value", put: row, body };
  }
  const row = pick(list);
  if (!isObject(row)) return oddBody(pick);
  return inObject(row, schemasAt(path), "value", body, pick);
}

/** Rows of a report have come through the reader of CSV: they are texts, by the columns of its head. */
function inReport(body: { value: Record<string, string>[] }, pick: Pick): Done {
  if (body.value.length === 0) {
    body.value.push({});
    return { way: "odd row", place: "value", put: {}, body };
  }
  const row = pick(body.value);
  const column = pick(Object.keys(row));
  const way = pick<Way>(["missing", "wrong type", "huge"]);
  const put =
    way === "missing"
      ? GONE
      : way === "huge"
        ? pick([LONG, "9".repeat(40)])
        : pick(["x", "-3", "1.5", "1e300", "NaN", "\u0000", "2026-99-99"]);
  set(row, column, put);
  return { way, place: `value.${column}`, put, body };
}

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function oddBody(pick: Pick): Done {
  const put = pick([null, [], "x", -7, {}, { value: null }, { value: {} }, { value: "x" }, { error: {} }]);
  return { way: "odd body", place: "", put, body: put };
}

function oddList(body: Json, pick: Pick): Done {
  const [place, put] = pick<readonly [string, unknown]>([
    ["@odata.nextLink", 7],
    ["@odata.nextLink", {}],
    ["@odata.nextLink", "https://elsewhere.example/v1.0/users?$skiptoken=1"],
    ["@odata.nextLink", "\ud800"],
    ["@odata.count", "12"],
    ["@odata.count", -3],
    ["@odata.count", 1e300],
    ["@odata.deltaLink", 7],
    ["@odata.deltaLink", {}],
    ["value", null],
    ["value", GONE],
    ["value", {}],
  ]);
  set(body, place, put);
  return { way: "odd list", place, put, body };
}

function inObject(object: Json, schemas: readonly Schema[], where: string, body: unknown, pick: Pick): Done {
  const declared = schemas.flatMap(({ properties = {} }) => Object.keys(properties));
  const present = Object.keys(object).filter((key) => !key.startsWith("@odata"));
  const key = pick([...present, ...present, ...present, "unheardOf", ...(declared.length > 0 ? [pick(declared)] : [])]);
  const place = where === "" ? key : `${where}.${key}`;
  const of = schemas.flatMap(({ properties = {} }) => (properties[key] === undefined ? [] : kindsOf(properties[key])));
  const value = object[key];
  if (isObject(value) && Object.keys(value).length > 0 && pick([true, false]))
    return inObject(value, of, place, body, pick);
  if (Array.isArray(value) && isObject(value[0]) && pick([true, false])) {
    const inside = of.flatMap(({ items }) => (items === undefined ? [] : kindsOf(items)));
    return inObject(pick(value.filter(isObject)), inside, `${place}[]`, body, pick);
  }
  const types = of.flatMap(({ type }) => type ?? []).filter((type) => type !== "null");
  const type = types[0] ?? typeOf(value);
  if (!(key in object)) {
    const put = pick([...(ODD[type] ?? []), null, LONG, { a: [1] }]);
    object[key] = put;
    return { way: "extra", place, put, body };
  }
  const choices = of.flatMap((schema) => schema.enum ?? []);
  const way = pick<Way>([
    "missing",
    "null",
    "wrong type",
    "huge",
    ...(choices.length > 0 ? (["unknown enum"] as const) : []),
  ]);
  const put = putOf(way, type, value, pick);
  set(object, key, put);
  return { way, place, put, body };
}

function putOf(way: Way, type: string, value: unknown, pick: Pick): unknown {
  if (way === "missing") return GONE;
  if (way === "null") return null;
  if (way === "unknown enum") return "unheardOf";
  if (way === "wrong type") return structuredClone(pick(ODD[type] ?? ODD.string ?? []));
  if (type === "number" || type === "integer") return pick([1e300, 2 ** 60]);
  if (Array.isArray(value)) return Array.from({ length: MANY }, () => structuredClone(value[0] ?? null));
  if (isObject(value))
    return { ...value, ...Object.fromEntries(Array.from({ length: MANY }, (_, at) => [`x${at}`, at])) };
  return LONG;
}

function set(object: Json, key: string, put: unknown): void {
  if (put === GONE) delete object[key];
  else object[key] = put;
}

function typeOf(value: unknown): string {
  if (Array.isArray(value)) return "array";
  return value === null ? "string" : typeof value;
}

const shapes = new Map<string, readonly Schema[]>();

/** What Graph says of the rows of a list, or of the thing, at a path. */
function schemasAt(path: string): readonly Schema[] {
  const known = shapes.get(path);
  if (known !== undefined) return known;
  const shape = shapeAt(path);
  const schemas = shape === null ? [] : kindsOf(shape);
  shapes.set(path, schemas);
  return schemas;
}
