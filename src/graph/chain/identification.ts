/**
 * Says who asks, as SharePoint wants it of traffic that is to have priority, and in which language to answer:
 * some routes refuse `*` with 400, which is what Node would send.
 */

import type { Context } from "@microsoft/microsoft-graph-client";
import { Link } from "./link.ts";

export class Identification extends Link {
  readonly #headers: Readonly<Record<string, string>>;

  constructor(version: string) {
    super();
    this.#headers = { "accept-language": "en-US", "user-agent": userAgent(version) };
  }

  override async execute(context: Context): Promise<void> {
    context.options = { ...context.options, headers: { ...context.options?.headers, ...this.#headers } };
    await this.pass(context);
  }
}

/** https://learn.microsoft.com/sharepoint/dev/general-development/how-to-avoid-getting-throttled-or-blocked-in-sharepoint-online */
export function userAgent(version: string): string {
  return `NONISV|Bascule|Bascule/${version}`;
}
