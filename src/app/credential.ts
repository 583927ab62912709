/**
 * How old the credential is by which the application signs in: a certificate says it on this machine; of a secret the
 * directory says it, to who may read applications, as a scan of applications has to.
 */

import { z } from "zod";
import type { Graph } from "../graph/graph.ts";
import { settingsOf } from "../graph/sign-in/settings.ts";
import { type IsoDate, parisDay } from "../model/dates.ts";
import type { Secret } from "../model/secret.ts";
import { certificateSince } from "../store/certificate.ts";
import type { Environment } from "../store/environment.ts";
import { asked } from "./first-answers.ts";
import { CREDENTIAL_DAYS } from "./setup.ts";

const DAY = 86_400_000;

export interface Credential {
  readonly kind: "certificate" | "secret";
  /** The day from which it stands; null where nothing tells. */
  readonly since: IsoDate | null;
  readonly days: number | null;
  /** It stands for longer than it should. */
  readonly old: boolean;
}

/**
 * Null for what has no age of its own: a token, a federated or managed identity, a code typed by somebody.
 * @param graph null where nothing is to be asked.
 */
export async function credentialOf(env: Environment, now: Date, graph: Graph | null): Promise<Credential | null> {
  const { method } = settingsOf(env);
  if (method.kind === "certificate") return agedFrom("certificate", certificateSince(method.path), now);
  if (method.kind !== "secret") return null;
  const since = graph === null ? null : await secretSince(graph, method.clientId, method.secret);
  return agedFrom("secret", since, now);
}

function agedFrom(kind: Credential["kind"], since: Date | null, now: Date): Credential {
  const days = since === null ? null : Math.floor((now.getTime() - since.getTime()) / DAY);
  return {
    kind,
    since: since === null ? null : parisDay(since),
    days,
    old: days !== null && days > CREDENTIAL_DAYS,
  };
}

const Registered = z.object({
  value: z.array(
    z.object({
      passwordCredentials: z
        .array(z.object({ startDateTime: z.string().nullish(), hint: z.string().nullish() }).nullish())
        .nullish(),
    }),
  ),
});

/**
 * When the secret in use was made; null where the directory does not say. An application may have several: it is known by
 * how it begins (`hint`), which Graph shows of each; where more than one begins so, the oldest is told.
 * https://learn.microsoft.com/graph/api/resources/passwordcredential
 */
async function secretSince(graph: Graph, appId: string, secret: Secret): Promise<Date | null> {
  const filter = encodeURIComponent(`appId eq '${appId}'`);
  const answer = await asked(graph, `/applications?$filter=${filter}&$select=passwordCredentials`, Registered);
  if (!answer.ok) return null;
  const all = answer.value.value
    .flatMap(({ passwordCredentials }) => passwordCredentials ?? [])
    .filter((one) => one != null);
  const own = all.filter(({ hint }) => hint && secret.beginsWith(hint));
  const alone = all.length === 1 && !all[0]?.hint ? all : [];
  const since = (own.length > 0 ? own : alone)
    .map(({ startDateTime }) => Date.parse(startDateTime ?? ""))
    .filter((instant) => !Number.isNaN(instant));
  return since.length === 0 ? null : new Date(Math.min(...since));
}
