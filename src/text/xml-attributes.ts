/**
 * The attributes of one tag, taken apart only when somebody asks, and only up to the one that is asked for: most tags of
 * an Office document are never asked. One object serves a whole document, and speaks of the tag being opened.
 */

import { expanded } from "./xml-entities.ts";
import { stands } from "./xml-names.ts";

const [TAB, SPACE, DOUBLE, SINGLE, COLON, EQUALS] = [9, 32, 34, 39, 58, 61];

export class Attributes {
  private source = "";
  private start = 0;
  private end = 0;
  /** Where the attribute being looked at has its name and its value. */
  private nameStart = 0;
  private nameEnd = 0;
  private valueStart = 0;
  private valueEnd = 0;
  private next = 0;

  /** What stands between the tag's name and its end. */
  reset(source: string, start: number, end: number): void {
    this.source = source;
    this.start = start;
    this.end = end;
  }

  /** The value of the attribute of that local name, whatever its prefix; one without prefix comes first. */
  get(name: string): string | undefined {
    const { source } = this;
    let prefixed: string | undefined;
    for (this.next = this.start; this.step(); ) {
      const before = this.nameEnd - this.nameStart - name.length;
      if (before < 0 || !source.startsWith(name, this.nameEnd - name.length)) continue;
      if (before === 0) return this.value();
      if (source.charCodeAt(this.nameEnd - name.length - 1) === COLON) prefixed ??= this.value();
    }
    return prefixed;
  }

  /** The values of those names, of which none has a prefix, in one walk. */
  pick(names: readonly string[], values: (string | undefined)[]): void {
    for (let at = 0; at < names.length; at += 1) values[at] = undefined;
    for (this.next = this.start; this.step(); )
      for (let at = 0; at < names.length; at += 1) {
        const name = names[at] as string;
        if (name.length !== this.nameEnd - this.nameStart || !stands(name, this.source, this.nameStart)) continue;
        values[at] ??= this.value();
        break;
      }
  }

  all(): (readonly [string, string])[] {
    const told: (readonly [string, string])[] = [];
    for (this.next = this.start; this.step(); )
      told.push([this.source.slice(this.nameStart, this.nameEnd), this.value()]);
    return told;
  }

  private value(): string {
    return expanded(this.source.slice(this.valueStart, this.valueEnd));
  }

  /** Looks at the next attribute; false when there is none. */
  private step(): boolean {
    const { source, end } = this;
    let at = skipSpaces(source, this.next, end);
    while (at < end && source.charCodeAt(at) === EQUALS) at = skipSpaces(source, at + 1, end);
    if (at >= end) return false;
    this.nameStart = at;
    while (at < end && source.charCodeAt(at) !== EQUALS && !isSpace(source.charCodeAt(at))) at += 1;
    this.nameEnd = at;
    at = skipSpaces(source, at, end);
    if (at >= end || source.charCodeAt(at) !== EQUALS) {
      this.valueStart = this.valueEnd = this.next = at;
      return true;
    }
    at = skipSpaces(source, at + 1, end);
    const quote = source.charCodeAt(at);
    if (quote === DOUBLE || quote === SINGLE) {
      const closing = source.indexOf(quote === DOUBLE ? '"' : "'", at + 1);
      this.valueStart = at + 1;
      this.valueEnd = closing < 0 || closing > end ? end : closing;
      this.next = this.valueEnd + 1;
    } else {
      this.valueStart = at;
      while (at < end && !isSpace(source.charCodeAt(at))) at += 1;
      this.valueEnd = this.next = at;
    }
    return true;
  }
}

function skipSpaces(source: string, from: number, end: number): number {
  let at = from;
  while (at < end && isSpace(source.charCodeAt(at))) at += 1;
  return at;
}

function isSpace(code: number): boolean {
  return code === SPACE || (code >= TAB && code <= 13);
}
