/** A reader's way to stop: the file is known to be encrypted, damaged or too large. Caught in this room, where it becomes data. */

import type { UnreadCode } from "../model/finding.ts";

export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly code: UnreadCode;
  /** The cause is kept apart from the message, which never holds anything of the file. */
  constructor(code: UnreadCode, cause?: unknown) {
    super(code, cause === undefined ? undefined : { cause });
    this.code = code;
  }
}
