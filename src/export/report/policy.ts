/**
 * What a browser lets the page do: show its own style and run its own script, told by their digests, and nothing else. Not even
 * a script or a style that somebody wrote into it, and no request to anywhere.
 * Source: https://www.w3.org/TR/CSP3/
 */

import { createHash } from "node:crypto";

/** Browsers digest a text after its line endings are made alike. */
export const asParsed = (text: string): string => text.replaceAll(/\r\n?/g, "\n");

export function contentPolicy(style: string, script: string): string {
  return [
    "default-src 'none'",
    `style-src '${digest(style)}'`,
    `script-src '${digest(script)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

const digest = (text: string) => `sha256-${createHash("sha256").update(text, "utf8").digest("base64")}`;
