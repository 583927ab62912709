/**
 * The attributes of one tag, taken apart only when somebody asks: most tags of an Office document are never asked.
 * One object serves a whole document, and speaks of the tag being opened.
 */

import { expanded } from "./xml-entities.ts";

const [TAB, SPACE, DOUBLE, SINGLE, COLON, EQUALS] = [9, 32, 34, 39, 58, 61];

export class Attributes {
  private source = "";
  private parsed = true;
  private readonly names: string[] = [];
  private readonly values: string[] = [];

  /** What stands between the tag's name and its end. */
  reset(source: string): void {
    this.source = source;
    this.parsed = false;
  }

  /** The value of the attribute of that local name, whatever its prefix; one without prefix comes first. */
  get(name: string): string | undefined {
    if (!this.parsed) this.parse();
    const plain = this.names.indexOf(name);
    if (plain >= 0) return this.valueAt(plain);
    const prefixed = this.names.findIndex(
      (each) =>
        each.length > name.length && each.endsWith(name) && each.charCodeAt(each.length - name.length - 1) === COLON,
    );
    return prefixed < 0 ? undefined : this.valueAt(prefixed);
  }

  all(): (readonly [string, string])[] {
    if (!this.parsed) this.parse();
    return this.names.map((name, at) => [name, this.valueAt(at)]);
  }

  private valueAt(at: number): string {
    return expanded(this.values[at] ?? "");
  }

  private parse(): void {
    const { source, names, values } = this;
    this.parsed = true;
    names.length = 0;
    values.length = 0;
    let at = 0;
    while (at < source.length) {
      while (at < source.length && isSpace(source.charCodeAt(at))) at += 1;
      const start = at;
      while (at < source.length && source.charCodeAt(at) !== EQUALS && !isSpace(source.charCodeAt(at))) at += 1;
      if (at === start) {
        at += 1;
        continue;
      }
      const name = source.slice(start, at);
      while (at < source.length && isSpace(source.charCodeAt(at))) at += 1;
      let value = "";
      if (source.charCodeAt(at) === EQUALS) {
        at += 1;
        while (at < source.length && isSpace(source.charCodeAt(at))) at += 1;
        const quote = source.charCodeAt(at);
        if (quote === DOUBLE || quote === SINGLE) {
          const end = source.indexOf(quote === DOUBLE ? '"' : "'", at + 1);
          value = source.slice(at + 1, end < 0 ? source.length : end);
          at = end < 0 ? source.length : end + 1;
        } else {
          const from = at;
          while (at < source.length && !isSpace(source.charCodeAt(at))) at += 1;
          value = source.slice(from, at);
        }
      }
      names.push(name);
      values.push(value);
    }
  }
}

function isSpace(code: number): boolean {
  return code === SPACE || (code >= TAB && code <= 13);
}
