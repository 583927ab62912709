/** One object. */

import type { Answer, RequestOptions, Schema } from "../graph.ts";
import type { Transport } from "../transport.ts";
import { answered, settle } from "./answers.ts";

export async function getOne<T>(
  transport: Transport,
  path: string,
  schema: Schema<T>,
  { headers = {}, method = "GET" }: RequestOptions & { readonly method?: "GET" | "POST" } = {},
): Promise<Answer<T>> {
  const settled = settle(transport, path, await transport.get({ path, headers, method }));
  return settled.ok ? answered(transport, schema, settled.json, path) : settled;
}
