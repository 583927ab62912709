/** The tags that a template of a document may hold, and the check that it holds no other, each closed where it should be. */

import {
  MissingCloseDelimiterError,
  type ScopeData,
  type Tag,
  TagOptionsParseError,
  type TemplateContext,
  TemplateExtension,
  type XmlNode,
  xml,
} from "easy-template-x";
import type { Wording } from "../../model/verdict.ts";
import { likeliest } from "../likeness.ts";
import { TemplateFault, type TemplatePlace } from "./fault.ts";
import { isHeaded } from "./headed.ts";
import { textIn } from "./highlighting.ts";

/** Null: a text. Tags: what a repeated part holds, each time. */
export interface Tags {
  readonly [name: string]: null | Tags;
}

/** What fills them. */
export type FilledBy<T extends Tags> = {
  readonly [K in keyof T]: T[K] extends Tags ? readonly FilledBy<T[K]>[] : string;
};

/** Tags that a template cannot do without, and where: `header` stands for each of its headers. */
export type Needed = Readonly<Record<string, "header" | "any">>;

/** Letters of the template that tell where something is. */
const SHOWN = 60;

const or = (fr: string, en: string): Wording => ({ fr, en });

export const NO_DOCUMENT = or(
  "un document au format .docx, tel que Word et LibreOffice l’enregistrent",
  "a document in the .docx format, as Word and LibreOffice save it",
);

interface Opened {
  readonly tag: Tag;
  readonly tags: Tags;
}

/** Looks at each part of a document before it is filled. Throws a {@link TemplateFault}. */
export class TagCheck extends TemplateExtension {
  readonly #file: string;
  readonly #tags: Tags;
  readonly #needed: Needed;
  readonly #seen: { readonly place: TemplatePlace; readonly names: ReadonlySet<string> }[] = [];
  #headed = true;
  constructor(file: string, tags: Tags, needed: Needed) {
    super();
    this.#file = file;
    this.#tags = tags;
    this.#needed = needed;
  }

  override async execute(_data: ScopeData, { currentPart, docx }: TemplateContext): Promise<void> {
    const place = currentPart === docx.mainDocument ? "body" : placeOf(currentPart.path);
    const root = await currentPart.xmlRoot();
    if (place === "body" && root.nodeName !== "w:document")
      throw new TemplateFault(this.#file, "file", "", NO_DOCUMENT);
    if (place === "body") this.#headed = await isHeaded(docx.mainDocument);
    const tags = this.#tagsIn(root, place);
    this.#seen.push({ place, names: new Set(tags.map(({ name }) => name)) });
    this.#refuseStray(root, tags, place);
    const opened: Opened[] = [];
    for (const tag of tags) this.#take(tag, opened, place);
    const [open] = opened;
    if (open) throw this.#wrong(open.tag, place, or(`{/${open.tag.name}} plus loin`, `{/${open.tag.name}} further on`));
  }

  /** Once all parts were seen. */
  refuseMissing(): void {
    for (const [name, where] of Object.entries(this.#needed)) {
      const headers = this.#seen.filter(({ place }) => place === "header");
      const [text, open] = [`{${name}}`, `{#${name}}`];
      const written = this.#tags[name] ? open : text;
      const bare = !this.#headed || headers.length === 0 || headers.some(({ names }) => !names.has(name));
      if (where === "header" && bare) {
        throw new TemplateFault(
          this.#file,
          "header",
          "",
          or(`${written} en tête de chaque page`, `${written} at the head of each page`),
        );
      }
      if (!this.#seen.some(({ names }) => names.has(name))) {
        throw new TemplateFault(this.#file, "file", "", or(`${written} quelque part`, `${written} somewhere`));
      }
    }
  }

  #tagsIn(root: XmlNode, place: TemplatePlace): readonly Tag[] {
    try {
      return this.utilities.compiler.parseTags(root);
    } catch (error) {
      throw this.#syntax(error, place);
    }
  }

  /** What the library says of braces that do not pair, with the words around. */
  #syntax(error: unknown, place: TemplatePlace): unknown {
    const fault = (near: string, expected: Wording) => new TemplateFault(this.#file, place, shown(near), expected);
    if (error instanceof MissingCloseDelimiterError) {
      return fault(
        error.openDelimiterText,
        or("une accolade fermante, }, après celle-ci", "a closing brace, }, after this one"),
      );
    }
    if (error instanceof TagOptionsParseError) {
      return fault(error.tagRawText, or("un mot seul entre les accolades", "one word alone between the braces"));
    }
    return error;
  }

  /** The library takes a brace without its other for a text. Each tag has come to stand in a text of its own. */
  #refuseStray(root: XmlNode, tags: readonly Tag[], place: TemplatePlace): void {
    const texts = new Set<XmlNode>(tags.flatMap((tag) => (tag.placement === "TextNode" ? [tag.xmlTextNode] : [])));
    const stray = textNodes(root).find((node) => !texts.has(node) && /[{}]/u.test(textIn(node)));
    if (!stray) return;
    const sign = /[{}]/u.exec(textIn(stray))?.[0];
    const around = xml.query.findParentByName(stray, "w:p") ?? stray;
    const expected =
      sign === "{"
        ? or("une accolade fermante, }, après celle-ci", "a closing brace, }, after this one")
        : or("une accolade ouvrante, {, avant celle-ci", "an opening brace, {, before this one");
    throw new TemplateFault(this.#file, place, shown(textIn(around), textIn(stray)), expected);
  }

  #take(tag: Tag, opened: Opened[], place: TemplatePlace): void {
    const { name, disposition, rawText } = tag;
    if (!name) throw this.#wrong(tag, place, or("un mot entre les accolades", "a word between the braces"));
    if (disposition === "Close") {
      const last = opened.pop();
      if (last?.tag.name !== name) {
        const wanted = last ? `{/${last.tag.name}}` : `{#${name}}`;
        throw this.#wrong(
          tag,
          place,
          last ? or(wanted, wanted) : or(`${wanted} avant ${rawText}`, `${wanted} before ${rawText}`),
        );
      }
      if (around(last.tag, "w:tbl") !== around(tag, "w:tbl")) {
        const fr = `{#${name}} et {/${name}} dans le même tableau, ou tous deux en dehors`;
        throw this.#wrong(tag, place, or(fr, `{#${name}} and {/${name}} in the same table, or both outside`));
      }
      return;
    }
    const scopes = [this.#tags, ...opened.map(({ tags }) => tags)].reverse();
    const known = scopes.map((scope) => scope[name]).find((found) => found !== undefined);
    if (known === undefined) throw this.#wrong(tag, place, oneOf(scopes, name));
    if (disposition === "Open" && known === null) throw this.#wrong(tag, place, or(`{${name}}`, `{${name}}`));
    if (disposition === "SelfClosed" && known !== null) {
      const pair = `{#${name}}…{/${name}}`;
      throw this.#wrong(tag, place, or(pair, pair));
    }
    if (disposition === "Open" && known) opened.push({ tag, tags: known });
  }

  #wrong(tag: Tag, place: TemplatePlace, expected: Wording): TemplateFault {
    const paragraph = around(tag, "w:p");
    return new TemplateFault(
      this.#file,
      place,
      shown(paragraph ? textIn(paragraph) : tag.rawText, tag.rawText),
      expected,
    );
  }
}

const placeOf = (path: string): TemplatePlace =>
  /header/i.test(path) ? "header" : /footer/i.test(path) ? "footer" : "body";

const textNodes = (node: XmlNode): readonly XmlNode[] =>
  node.nodeType === "Text" ? [node] : (node.childNodes ?? []).flatMap(textNodes);

/** The nearest element of that name that a tag stands in; null where there is none. */
function around(tag: Tag, name: string): XmlNode | null {
  const node = tag.placement === "TextNode" ? tag.xmlTextNode : tag.xmlNode;
  return xml.query.findParentByName(node, name) ?? null;
}

/** Some words around what is meant. */
function shown(text: string, meant = ""): string {
  const at = Math.max(0, text.indexOf(meant) - Math.max(0, Math.floor((SHOWN - meant.length) / 2)));
  const cut = text.slice(at, at + SHOWN).toWellFormed();
  return `${at > 0 ? "…" : ""}${cut}${at + SHOWN < text.length ? "…" : ""}`;
}

/** The one that was meant, if any is like it; else all of the innermost repeated part. */
function oneOf(scopes: readonly Tags[], name: string): Wording {
  const all = Object.assign({}, ...scopes.toReversed()) as Tags;
  const written = (each: string) => (all[each] === null ? `{${each}}` : `{#${each}}`);
  const meant = likeliest(name, Object.keys(all));
  if (meant !== null) return or(written(meant), written(meant));
  const names = Object.keys(scopes[0] ?? {}).map(written);
  return or(`l’un de ${names.join(", ")}`, `one of ${names.join(", ")}`);
}
