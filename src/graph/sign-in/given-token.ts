/** A token that was given ready: it cannot be renewed, so what can be said of it is said before anything is sent. */

import type { Secret } from "../../model/secret.ts";
import type { DatedClock } from "../clock.ts";
import { SignInFault } from "../faults.ts";
import { isMicrosoftGraph } from "../network/hosts.ts";
import { claimsOf } from "./identity.ts";
import type { Tokens } from "./tokens.ts";

/** RFC 6750, `b68token`. */
const BEARER = /^[A-Za-z0-9\-._~+/]+=*$/;

/** Graph's own application id stands for its address in tokens of version 2. */
const GRAPH_ID = "00000003-0000-0000-c000-000000000000";

function isForGraph(audience: string): boolean {
  const url = URL.parse(audience);
  return url?.protocol === "https:" && url.pathname === "/" && url.search === "" && isMicrosoftGraph(url.hostname);
}

export function givenToken(token: Secret, clock: DatedClock): Tokens {
  const variables = ["BASCULE_ACCESS_TOKEN"];
  if (!BEARER.test(token.reveal())) throw new SignInFault("token-malformed", { variables });
  const { audience, expiresAt, tenantId, appId } = claimsOf(token);
  const about = { variables, tenantId, clientId: appId };
  if (audience !== null && audience !== GRAPH_ID && !isForGraph(audience)) {
    throw new SignInFault("token-other-audience", about);
  }
  const checkTime = () => {
    if (expiresAt !== null && expiresAt.getTime() <= clock.wall()) throw new SignInFault("token-expired", about);
  };
  checkTime();
  return {
    async current() {
      checkTime();
      return token;
    },
    async renewed() {
      return null;
    },
    age: () => 0,
  };
}
