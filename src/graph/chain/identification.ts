/**
 * Says who asks, as SharePoint wants it of traffic that is to have priority, and in which language to answer:
 * some routes refuse `*` with 400, which is what Node would send.
 */

import type { Context } from "@microsoft/microsoft-graph-client";
import { Link } from "./link.ts";

export class Identification extends Link {
  readonly #headers: Readonly<Record<string, string>>;

  constructor(administration: string | null, version: string) {
    super();
    this.#headers = { "accept-language": "en-US", "user-agent": userAgent(administration, version) };
  }

  override async execute(context: Context): Promise<void> {
    context.options = { ...context.options, headers: { ...context.options?.headers, ...this.#headers } };
    await this.pass(context);
  }
}

/** `NONISV|Ministere|Bascule/0.1.0`: a header takes neither accents nor the separator. */
export function userAgent(administration: string | null, version: string): string {
  const plain = (administration ?? "")
    .normalize("NFKD")
    .replace(/[’‘]/g, "'")
    .replace(/[^\x20-\x7e]|\|/g, "")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, 80);
  return `NONISV|${plain || "Administration"}|Bascule/${version}`;
}
