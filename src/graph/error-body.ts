/**
 * What Graph says of a refusal: `{"error":{"code","message","innerError":{"code","request-id"}}}`. The message is
 * told apart by a few known wordings and goes nowhere: it may hold names.
 */

export interface GraphError {
  /** The outermost code that is not empty; null when there is none. */
  readonly code: string | null;
  /** All of them, outermost first. */
  readonly codes: readonly string[];
  readonly requestId: string | null;
  /** In memory only. */
  readonly message: string;
}

export function errorOf(body: unknown, header: (name: string) => string | null): GraphError {
  const codes: string[] = [];
  let requestId = plain(header("request-id"));
  let message = "";
  let level = field(body, "error");
  for (let depth = 0; level !== undefined && depth < 5; depth += 1) {
    const code = plain(field(level, "code"));
    if (code !== null) codes.push(code);
    const words = field(level, "message");
    if (message === "" && typeof words === "string") message = words;
    requestId ??= plain(field(level, "request-id"));
    level = field(level, "innerError") ?? field(level, "innererror");
  }
  return { code: codes[0] ?? null, codes, requestId, message };
}

/** Some services answer 401 for what they refuse to everybody; this code is said of the token alone. */
export const isOfToken = (status: number, { codes }: Pick<GraphError, "codes">) =>
  status === 401 && codes.includes("InvalidAuthenticationToken");

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** The JSON of a body, or undefined when it is none. A byte order mark before it is let pass. */
export function jsonOf(body: Uint8Array | "too-large"): unknown {
  if (body === "too-large") return undefined;
  try {
    return JSON.parse(utf8.decode(body));
  } catch (cause) {
    if (cause instanceof SyntaxError || cause instanceof TypeError) return undefined;
    throw cause;
  }
}

function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

/** An identifier and nothing else: it goes into outputs. */
function plain(value: unknown): string | null {
  return typeof value === "string" && /^[\w.:-]{1,120}$/.test(value) ? value : null;
}
