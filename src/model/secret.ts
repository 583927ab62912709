/**
 * What nobody is to read: a token, a password, a key. It is `[secret]` wherever it is printed, joined, logged or written
 * down, whoever does it; {@link Secret.reveal} alone gives it, where it is sent.
 */

const SHOWN = "[secret]";

export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  reveal(): string {
    return this.#value;
  }

  is(value: string): boolean {
    return this.#value === value;
  }

  beginsWith(start: string): boolean {
    return this.#value.startsWith(start);
  }

  toString(): string {
    return SHOWN;
  }

  toJSON(): string {
    return SHOWN;
  }

  [Symbol.toPrimitive](): string {
    return SHOWN;
  }

  /** Of `node:util`, which prints errors and objects. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return SHOWN;
  }
}
