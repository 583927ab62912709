/** What a scan knows once it is signed in, and leaves in the store: whose tenant, by whose registration, with which labels. */

import { z } from "zod";
import type { Connection } from "../../graph/connect.ts";
import { SignInFault } from "../../graph/faults.ts";
import type { CustomDetector } from "../../model/custom-detector.ts";
import type { TenantRecord } from "../../model/records.ts";
import type { RecordStore } from "../../store/port.ts";
import { asked } from "../first-answers.ts";
import { OWN_APPLICATION } from "../planning/applications.ts";
import { detectorsDigest } from "../planning/provenance.ts";

/**
 * Who asks, by which permissions, and what is looked for. The plan lists the applications of others: Bascule's own registration is known by the token it signed in with. A
 * delegated token sees what its user sees, and the plan says so.
 */
export async function noteSignIn(
  store: RecordStore,
  { appId, kind, roles, scopes }: Connection["identity"],
  customs: readonly CustomDetector[],
): Promise<void> {
  const records: TenantRecord[] = [];
  if (appId !== null) records.push({ kind: "setting", id: OWN_APPLICATION, value: appId });
  if (kind === "delegated") records.push(DELEGATED);
  if (records.length > 0) await tell(store, "sign-in", records);
  await store.noteMade({ detectors: [detectorsDigest(customs)], permissions: [...roles, ...scopes] });
}

/** Records that no task has asked for. */
export const tell = (store: RecordStore, key: string, records: readonly TenantRecord[]) =>
  store.commit({
    task: { collector: "run", key, params: {}, cursor: null },
    page: { records, cursor: null },
    outcomes: [],
    nameFindings: [],
  });

const DELEGATED: TenantRecord = {
  kind: "gap",
  service: null,
  container: null,
  where: "sign-in",
  cause: "delegated",
  permission: null,
  code: null,
  requestId: null,
  count: 1,
};

/** Ids of the tenant's sensitivity labels, asked of the store once; null when they could not be read. */
export function labelsOf(store: RecordStore): () => Promise<readonly string[] | null> {
  let known: Promise<readonly string[] | null> | null = null;
  const ask = async () => {
    const labels = await store.facts("label", null, 10_000);
    const ids = labels.filter(({ type }) => type === "sensitivity").map(({ id }) => id);
    return ids.length === 0 ? null : ids;
  };
  return () => {
    known ??= ask();
    return known;
  };
}

const Organisations = z.object({ value: z.array(z.object({ id: z.string() })).min(1) });

/** The tenant of a token that does not say it. A store is one tenant's: without its id nothing can be kept. */
export async function tenantOf({ graph }: Connection): Promise<string> {
  const answer = await asked(graph, "/organization?$select=id", Organisations);
  if (answer.ok) return answer.value.value[0]?.id as string;
  const { code, status, requestId } = answer.refusal;
  throw new SignInFault("tenant-untold", {
    permissions: ["Organization.Read.All"],
    authorityCode: code ?? (status === null ? null : String(status)),
    traceId: requestId,
  });
}
