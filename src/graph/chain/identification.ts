/**
 * Says who asks, as SharePoint wants it of traffic that is to have priority, and in which language to answer:
 * some routes refuse `*` with 400, which is what Node would send.
 */

import type { Context } from "@microsoft/microsoft-graph-client";
import { errandOf } from "./errand.ts";
import { Link } from "./link.ts";

export class Identification extends Link {
  readonly #headers: Readonly<Record<string, string>>;

  constructor(agent: string) {
    super();
    this.#headers = { "accept-language": "en-US", "user-agent": agent };
  }

  override async execute(context: Context): Promise<void> {
    const { method, lane } = errandOf(context);
    const yields = method === "GET" && lane.family === "directory" ? GIVE_WAY : {};
    context.options = { ...context.options, headers: { ...context.options?.headers, ...this.#headers, ...yields } };
    await this.pass(context);
  }
}

/** The directory alone reads it: where the tenant is near its limit, people are served before a scan. */
export const GIVE_WAY = { "x-ms-throttle-priority": "Low" } as const;

/** https://learn.microsoft.com/sharepoint/dev/general-development/how-to-avoid-getting-throttled-or-blocked-in-sharepoint-online */
export function userAgent(version: string, administration: string | null): string {
  const name = plain(administration ?? "");
  return `NONISV|${name === "" ? "Bascule" : name}|Bascule/${version}`;
}

/** A header takes neither accents nor a bar: « Ministère de l’Intérieur » is `Ministere de l'Interieur`. */
function plain(name: string): string {
  return name
    .replace(/[œŒ]/g, (letter) => (letter === "œ" ? "oe" : "OE"))
    .normalize("NFKD")
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[^\x20-\x7e]|\|/g, "")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, 60);
}
