/**
 * Requests and answers held against Microsoft's own description of Graph v1.0 (`graph-openapi.json`, made from
 * github.com/microsoftgraph/msgraph-metadata of 4 August 2026, MIT). What it does not know is thrown.
 */

import { readFileSync } from "node:fs";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema & { readonly "x-graph-nav"?: boolean }>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
}
interface Media {
  readonly schema?: Schema;
}
interface Operation {
  readonly "x-graph-application-permissions"?: { readonly readOnly?: readonly string[] };
  readonly parameters?: readonly { readonly $ref?: string; readonly name?: string; readonly in?: string }[];
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, Media>>; readonly $ref?: string }>
  >;
}
interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly parameters: Readonly<Record<string, { readonly name: string; readonly in: string }>>;
  };
}

const ID = "https://graph.microsoft.com/v1.0/description";
const file = new URL("./graph-openapi.json", import.meta.url);
const graph = JSON.parse(readFileSync(file, "utf8")) as Description;
const ajv = new Ajv2020({ strict: false, allErrors: false });
// The module's own default, whichever way its format is read.
const formats = addFormats as unknown as { default?: typeof addFormats.default } & typeof addFormats.default;
(formats.default ?? formats)(ajv);
ajv.addSchema({ ...graph, $id: ID });

interface Template {
  readonly path: string;
  readonly shape: RegExp;
  readonly literal: number;
}

const templates: readonly Template[] = Object.keys(graph.paths)
  .map((path) => {
    const pieces = path.split(/(\{[^}]+\})/);
    const pattern = pieces.map((piece) =>
      piece.startsWith("{")
        ? piece.endsWith("path}")
          ? "(.+)"
          : "([^/]+?)"
        : piece.replace(/[$().*+?^[\]\\|]/g, "\\$&"),
    );
    const literal = pieces.filter((piece) => !piece.startsWith("{")).join("").length;
    return { path, shape: new RegExp(`^${pattern.join("")}$`), literal };
  })
  // A function with its arguments is no thing of that id: what says most by itself stands first.
  .toSorted((one, other) => other.literal - one.literal);
const known = new Map<string, string | null>();

/** The template that a path of the description follows: `/users/{user-id}`. Asked for the same shape again and again. */
function templateOf(path: string): string | null {
  const found = known.get(path);
  if (found !== undefined) return found;
  const template = templates.find(({ shape }) => shape.test(path))?.path ?? null;
  if (known.size > 20_000) known.clear();
  known.set(path, template);
  return template;
}

/** Options that Graph documents for some paths and the description leaves out: links of a drive's delta hold `token`. */
const OWN: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\/delta/, ["token"]],
  [/\/(calendarView|instances)/, ["startDateTime", "endDateTime"]],
  [/\/(mailFolders|childFolders)$/, ["includeHiddenFolders"]],
];

interface Asked {
  readonly address: string;
  readonly template: string;
  readonly operation: Operation;
  readonly query: URLSearchParams;
}

function asked(method: string, url: string): Asked {
  const { pathname, searchParams } = new URL(url, "https://graph.microsoft.com");
  const path = decodeURI(pathname).replace(/^\/v1\.0/, "");
  const template = templateOf(path);
  const address = `${method} ${path}`;
  if (template === null) throw new Error(`${address}: Graph has no such path`);
  const operation = graph.paths[template]?.[method.toLowerCase()];
  if (operation === undefined) throw new Error(`${address}: ${template} does not take ${method}`);
  return { address, template, operation, query: searchParams };
}

/** Throws when Graph has no such path, or does not take this option, or what is selected or expanded does not exist. */
export function checkRequest(method: string, url: string): void {
  const { address, operation, query, template } = asked(method, url);
  const options = new Set(
    (operation.parameters ?? []).map((parameter) => {
      const name = parameter.$ref?.split("/").at(-1) ?? "";
      const shared = graph.components.parameters[name];
      return shared?.in === "query" ? shared.name : parameter.in === "query" ? (parameter.name ?? "") : "";
    }),
  );
  for (const name of query.keys())
    if (!options.has(name) && !OWN.some(([shape, own]) => shape.test(template) && own.includes(name)))
      throw new Error(`${address}: takes no option ${name}`);
  const properties = propertiesOf(itemSchema(operation));
  if (properties === null) return;
  for (const name of (query.get("$select") ?? "").split(",").map((each) => each.trim())) {
    const own = name.split("/")[0] ?? "";
    if (own !== "" && !own.includes("@") && !properties.has(own))
      throw new Error(`${address}: selects an unknown ${own}`);
  }
  for (const name of expanded(query))
    if (!properties.has(name)) throw new Error(`${address}: expands an unknown ${name}`);
}

/** Throws when an answer has a status that the path does not declare, a property that Graph lacks, or a wrong type. */
export function checkAnswer(method: string, url: string, status: number, body: unknown): void {
  const { address, operation, template, query } = asked(method, url);
  const declared = operation.responses[String(status)];
  if (status >= 400) {
    conforms(`${address} (${status})`, "#/components/schemas/x.error", body);
    return;
  }
  if (declared === undefined) throw new Error(`${address}: does not answer ${status}`);
  const [type, media] = Object.entries(declared.content ?? {})[0] ?? [];
  if (type === undefined || media?.schema === undefined) return;
  const pointer = ["paths", template, method.toLowerCase(), "responses", String(status), "content", type, "schema"];
  const value = type === "text/plain" && typeof body === "string" ? Number(body) : body;
  conforms(address, `#/${pointer.map((part) => part.replaceAll("~", "~0").replaceAll("/", "~1")).join("/")}`, value);
  noneUnasked(address, operation, query, value);
}

const compiled = new Map<string, ValidateFunction>();

function conforms(address: string, pointer: string, value: unknown): void {
  const validate = compiled.get(pointer) ?? ajv.compile({ $ref: ID + encodeURI(pointer) });
  compiled.set(pointer, validate);
  if (validate(value)) return;
  const [error] = validate.errors ?? [];
  const extra = error?.params.additionalProperty as string | undefined;
  const told = extra === undefined ? "" : ` (${extra})`;
  throw new Error(`${address}: answer${error?.instancePath ?? ""} ${error?.message ?? "is wrong"}${told}`);
}

/** What a navigation property holds comes when it is expanded, never otherwise. */
function noneUnasked(address: string, operation: Operation, query: URLSearchParams, body: unknown): void {
  const properties = propertiesOf(itemSchema(operation));
  if (properties === null || typeof body !== "object" || body === null) return;
  const asking = expanded(query);
  const items: readonly unknown[] = Array.isArray((body as { value?: unknown }).value)
    ? (body as { value: unknown[] }).value
    : [body];
  for (const item of items)
    for (const name of Object.keys(Object(item)))
      if (properties.get(name) === true && !asking.has(name))
        throw new Error(`${address}: tells ${name}, which nobody expanded`);
}

function expanded(query: URLSearchParams): ReadonlySet<string> {
  // What stands in brackets speaks of the expanded thing.
  let text = query.get("$expand") ?? "";
  while (/\([^()]*\)/.test(text)) text = text.replaceAll(/\([^()]*\)/g, "");
  return new Set(
    text
      .split(",")
      .map((name) => name.trim().split("/").at(-1) ?? "")
      .filter((name) => name !== ""),
  );
}

/** What one of the list is, or the thing itself. */
function itemSchema(operation: Operation): Schema | null {
  const schema = operation.responses["200"]?.content?.["application/json"]?.schema;
  if (schema === undefined) return null;
  return schema.properties?.value?.items ?? schema;
}

/** Names of a type and of those it may also be; true for navigation. Null where nothing is known of it. */
function propertiesOf(schema: Schema | null): ReadonlyMap<string, boolean> | null {
  if (schema === null) return null;
  if (schema.$ref !== undefined) {
    const name = schema.$ref.split("/").at(-1) ?? "";
    const found = byType.get(name);
    if (found !== undefined) return found;
    const properties = propertiesOf(graph.components.schemas[name] ?? null);
    byType.set(name, properties);
    return properties;
  }
  if (schema.anyOf !== undefined) {
    const all = schema.anyOf.flatMap((each) => [...(propertiesOf(each) ?? [])]);
    return all.length === 0 ? null : new Map(all);
  }
  if (schema.properties === undefined) return null;
  return new Map(Object.entries(schema.properties).map(([name, each]) => [name, each["x-graph-nav"] === true]));
}
const byType = new Map<string, ReadonlyMap<string, boolean> | null>();

/** What Graph says that one of the list may be, or the thing itself, told a path; null where it says nothing. */
export function shapeAt(url: string): Schema | null {
  return itemSchema(asked(/\/extractSensitivityLabels$/.test(url) ? "POST" : "GET", url).operation);
}

/** What a schema stands for, and each of the kinds that it may be. */
export function kindsOf(schema: Schema): readonly Schema[] {
  if (schema.$ref !== undefined) {
    const named = graph.components.schemas[schema.$ref.split("/").at(-1) ?? ""];
    return named === undefined ? [] : kindsOf(named);
  }
  return schema.anyOf === undefined ? [schema] : schema.anyOf.flatMap(kindsOf);
}

/** Permissions of applications that open a path for reading; those of one group, chat or team apart. */
export function permissionsOf(method: string, template: string): readonly string[] {
  const operation = graph.paths[template]?.[method.toLowerCase()];
  const listed = operation?.["x-graph-application-permissions"]?.readOnly ?? [];
  return listed.filter((permission) => !/\.(Group|Chat|User)$/.test(permission));
}
