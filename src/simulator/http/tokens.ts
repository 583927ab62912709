/** Access tokens of the simulated sign-in service: the shape of a JWT, no real signature. */

/** Stands in each token of an application. */
const EVERY_APPLICATION = "0997a1d0-0d1d-4acb-b408-d5ca73121e90";

const GRAPH_AUDIENCE = "https://graph.microsoft.com";

export interface Claims {
  readonly tid: string;
  readonly appid: string;
  readonly roles: readonly string[];
  /** Seconds. */
  readonly exp: number;
}

/** @param number what tells this token from another with the same claims */
export function tokenOf({ tid, appid, roles, exp }: Claims, number = 0): string {
  const claims = {
    aud: GRAPH_AUDIENCE,
    iss: `https://sts.windows.net/${tid}/`,
    iat: exp - 3600,
    nbf: exp - 3600,
    exp,
    app_displayname: "Bascule",
    appid,
    idtyp: "app",
    roles,
    tid,
    uti: `simulated-${number}`,
    ver: "1.0",
    wids: [EVERY_APPLICATION],
  };
  const [header, body] = [{ typ: "JWT", alg: "RS256", kid: "simulated" }, claims].map(encoded);
  return `${header}.${body}.${encoded("simulated-signature")}`;
}

/** Every request brings one, and nearly always the same. */
const read = new Map<string, Record<string, unknown>>();
const KEPT = 32;

/** What the bearer of this header may do; null when the token is no token for Graph in this tenant, or is over. */
export function claimsIn(authorization: string | undefined, tenant: string, now: number): Claims | null {
  if (authorization === undefined) return null;
  const { tid, appid, roles, exp, aud } = claimsOf(authorization);
  const good = tid === tenant && typeof exp === "number" && exp * 1000 > now && aud === GRAPH_AUDIENCE;
  if (!good) return null;
  return { tid: tenant, appid: String(appid), roles: Array.isArray(roles) ? roles : [], exp };
}

function claimsOf(authorization: string): Record<string, unknown> {
  const known = read.get(authorization);
  if (known !== undefined) return known;
  const part = /^Bearer [\w-]+\.([\w-]+)\.[\w-]+$/.exec(authorization)?.[1];
  const claims = part === undefined ? {} : parsed(Buffer.from(part, "base64url").toString());
  if (read.size >= KEPT) read.clear();
  read.set(authorization, claims);
  return claims;
}

function parsed(text: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(text));
  } catch (fault) {
    // What is not JSON is no token, and is refused as such.
    if (fault instanceof SyntaxError) return {};
    throw fault;
  }
}

function encoded(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}
