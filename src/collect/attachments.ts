/**
 * Attachments are part of what they are attached to. Files are read; a link to the cloud is counted where the file
 * lies, and pictures set into a text say nothing. https://learn.microsoft.com/graph/api/resources/attachment
 */

import { z } from "zod";
import type { Answer } from "../graph/graph.ts";
import type { TenantRecord } from "../model/records.ts";
import type { Content } from "../model/task.ts";
import { batchApart } from "./batch-apart.ts";
import type { Tools } from "./collector.ts";
import { Figure } from "./figures.ts";
import { type GapAbout, refused, unseen } from "./gaps.ts";
import { type FirstPage, onceEach, pageOf, partOf, whole } from "./listing.ts";

const Attachment = z.object({
  "@odata.type": z.string().nullish(),
  id: z.string(),
  name: z.string().nullish(),
  size: Figure,
  contentType: z.string().nullish(),
  isInline: z.boolean().nullish(),
  contentBytes: z.string().nullish(),
});
type Attachment = z.infer<typeof Attachment>;

export interface Attached {
  readonly contents: ReadonlyMap<string, readonly Content[]>;
  readonly records: readonly TenantRecord[];
}

/** How the bytes come: from a route of their own, or with the list itself where there is no such route. */
type Bytes = (thing: string, attachment: string) => string | null;

export async function attachmentsOf(
  tools: Pick<Tools, "graph" | "isPrivateName" | "isPrivateSubject">,
  things: readonly { readonly id: string; readonly path: string }[],
  about: GapAbout,
  bytes: Bytes = () => null,
): Promise<Attached> {
  const { graph } = tools;
  const answers: ReadonlyMap<string, Answer<FirstPage<Attachment>>> = await batchApart(
    graph,
    things.map(({ id, path }) => ({ id, path, schema: pageOf(Attachment) })),
  );
  const contents = new Map<string, readonly Content[]>();
  const records: TenantRecord[] = [];
  for (const { id, path } of things) {
    const found = await whole(graph, path, Attachment, { first: partOf(answers, id) });
    if (!found.ok) {
      if (found.refusal.cause !== "vanished") records.push(refused(found.refusal, about));
      continue;
    }
    const wanted = onceEach(found.value).filter(isRead);
    const read = wanted.map((attachment) =>
      isPrivate(attachment, tools) ? PRIVATE : contentOf(attachment, bytes(id, attachment.id)),
    );
    contents.set(
      id,
      read.filter((content) => content !== null),
    );
    if (read.includes(null)) records.push(unseen("invisible", 1, about));
  }
  return { contents, records };
}

function isRead({ "@odata.type": type, isInline, contentType }: Attachment): boolean {
  if (/referenceAttachment$/i.test(type ?? "")) return false;
  return !(isInline && /^image\//i.test(contentType ?? ""));
}

const PRIVATE: Content = { kind: "private" };

const isItem = (attachment: Attachment) => /itemAttachment$/i.test(attachment["@odata.type"] ?? "");

/** A file by its name; a message that is attached as such bears its subject for a name. */
function isPrivate(attachment: Attachment, tools: Pick<Tools, "isPrivateName" | "isPrivateSubject">): boolean {
  const name = attachment.name ?? "";
  return isItem(attachment) ? tools.isPrivateSubject(name) : tools.isPrivateName(name);
}

/** A message or an event attached as such comes as MIME from its route, and not at all with a list. */
function contentOf(attachment: Attachment, path: string | null): Content | null {
  const { name, size, contentBytes } = attachment;
  const called = `${name ?? ""}${isItem(attachment) ? ".eml" : ""}`;
  if (path !== null) return { kind: "fetch", name: called, path, size: size ?? null };
  if (contentBytes === null || contentBytes === undefined) return null;
  return { kind: "bytes", name: called, bytes: Buffer.from(contentBytes, "base64") };
}
