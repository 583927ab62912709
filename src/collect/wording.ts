/** What Outlook's things say, as texts to be searched. It lives in memory only. */

import { z } from "zod";
import type { Content } from "../model/task.ts";

export const Body = z.object({ contentType: z.string().nullish(), content: z.string().nullish() });

/** Outlook turns HTML into text itself when it is asked to; what it leaves as HTML is read as HTML. */
export const AS_TEXT = { Prefer: 'outlook.body-content-type="text"' } as const;

/** A title and short fields, each on its line. */
export function linesOf(...lines: readonly (string | null | undefined)[]): readonly Content[] {
  const text = lines.filter((line) => line?.trim()).join("\n");
  return text === "" ? [] : [{ kind: "text", format: "text", text }];
}

export function bodyOf(body: z.infer<typeof Body> | null | undefined): readonly Content[] {
  const text = body?.content ?? "";
  if (text.trim() === "") return [];
  return [{ kind: "text", format: body?.contentType?.toLowerCase() === "html" ? "html" : "text", text }];
}
