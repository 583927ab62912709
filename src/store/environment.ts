/** Settings of the environment: what the process was given, completed by the `.env` of the working folder. */

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";

export type Environment = Readonly<Record<string, string | undefined>>;

/** All that begins with `BASCULE_`; `.env.example` says what each is for. */
export const OWN = [
  "BASCULE_ACCESS_TOKEN",
  "BASCULE_AUTH",
  "BASCULE_CLOCK_SPEED",
  "BASCULE_GRAPH_URL",
  "BASCULE_LANG",
  "BASCULE_SIGNING_PASSPHRASE",
  "BASCULE_STORE",
] as const;

/** Read by Node before any of our code: in `.env` it comes too late. */
const OF_NODE = "NODE_EXTRA_CA_CERTS";

/** What is wrong with the settings: of `.env` its line from 1, of a variable its name. Never a value: it may be a secret. */
type EnvironmentTrouble =
  | { readonly kind: "unreadable" }
  | { readonly kind: "line"; readonly line: number }
  | { readonly kind: "twice" | "too-late" | "unknown"; readonly variable: string };

export class EnvironmentFault extends Error {
  override readonly name = "EnvironmentFault";
  readonly trouble: EnvironmentTrouble;
  constructor(trouble: EnvironmentTrouble) {
    super(`settings: ${Object.values(trouble).join(" ")}`);
    this.trouble = trouble;
  }
}

/** Real variables win over the file; one of blanks alone is one that is not set. */
export function environmentOf(cwd: string, given: Environment): Environment {
  const file = join(cwd, ".env");
  const written = existsSync(file) ? said(settingsIn(textOf(file))) : {};
  const both = { ...written, ...said(given) };
  if (written[OF_NODE] !== undefined && both[OF_NODE] === written[OF_NODE] && said(given)[OF_NODE] === undefined) {
    throw new EnvironmentFault({ kind: "too-late", variable: OF_NODE });
  }
  const unknown = Object.keys(both).find((name) => name.startsWith("BASCULE_") && !OWN.some((own) => own === name));
  if (unknown !== undefined) throw new EnvironmentFault({ kind: "unknown", variable: unknown });
  return guarded(both);
}

/** Variables that hold a secret, or an address with one. */
const SECRETS = new Set([
  "AZURE_CLIENT_CERTIFICATE_PASSWORD",
  "AZURE_CLIENT_SECRET",
  "BASCULE_ACCESS_TOKEN",
  "BASCULE_SIGNING_PASSPHRASE",
  "BASCULE_STORE",
  "HTTPS_PROXY",
  "https_proxy",
]);

/** Whoever asks for a secret by its name is given it; whoever prints, copies or writes down all settings is not. */
function guarded(settings: Environment): Environment {
  const env: Environment = {};
  for (const [name, value] of Object.entries(settings)) {
    if (!SECRETS.has(name)) Object.defineProperty(env, name, { value, enumerable: true });
    else Object.defineProperty(env, name, { get: () => value, enumerable: false });
  }
  return env;
}

const said = (settings: Environment): Environment =>
  Object.fromEntries(Object.entries(settings).filter(([, value]) => (value ?? "").trim() !== ""));

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8").replace(/^\uFEFF/, "");
  } catch {
    throw new EnvironmentFault({ kind: "unreadable" });
  }
}

function settingsIn(text: string): Environment {
  const names = new Set<string>();
  for (const name of namesIn(text.split("\n"))) {
    // Node takes the last one in silence.
    if (names.has(name)) throw new EnvironmentFault({ kind: "twice", variable: name });
    names.add(name);
  }
  // Of blanks after the sign, Node makes the next line the value.
  return parseEnv(text.replace(/^([^"'`\n]*=)[ \t\r]+$/gm, "$1"));
}

/** Node reads past what it does not understand, and a setting with it. A value in quotes may run over several lines. */
function* namesIn(lines: readonly string[]): Generator<string> {
  for (let at = 0; at < lines.length; at += 1) {
    const line = (lines[at] as string).trim();
    if (line === "" || line.startsWith("#")) continue;
    const [, name, value] = /^(?:export\s+)?([A-Za-z_][\w.-]*)\s*=\s*(.*)$/.exec(line) ?? [];
    if (name === undefined || value === undefined) throw new EnvironmentFault({ kind: "line", line: at + 1 });
    yield name;
    const quote = /^["'`]/.exec(value)?.[0];
    if (quote === undefined || value.includes(quote, 1)) continue;
    const end = lines.findIndex((later, index) => index > at && later.includes(quote));
    if (end > 0) at = end;
  }
}
