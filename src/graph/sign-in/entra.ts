/**
 * The sign-in authority's refusals as codes of our own. Its texts are left behind: they name people and addresses.
 * Source: https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 */

import { ownOf } from "../../model/own.ts";
import type { SignInCode } from "../../model/sign-in.ts";

const BY_NUMBER: Readonly<Record<number, SignInCode>> = {
  7000222: "secret-expired",
  7000215: "secret-wrong",
  7000218: "app-not-public",
  700027: "certificate-unregistered",
  700030: "certificate-unregistered",
  1000502: "certificate-expired",
  90002: "tenant-unknown",
  900021: "tenant-unknown",
  900023: "tenant-unknown",
  53003: "conditional-access",
  530031: "conditional-access",
  530032: "conditional-access",
  530034: "conditional-access",
  53000: "conditional-access",
  53001: "conditional-access",
  53002: "conditional-access",
  50005: "conditional-access",
  700016: "app-unknown",
  700038: "app-unknown",
  500011: "tenant-elsewhere",
  500021: "tenant-elsewhere",
  500207: "tenant-elsewhere",
  50059: "tenant-elsewhere",
  50020: "tenant-elsewhere",
  7000112: "app-disabled",
  7000114: "app-disabled",
  7000219: "app-disabled",
  65001: "no-consent",
  65004: "no-consent",
  65005: "no-consent",
  90094: "no-consent",
  90095: "no-consent",
  501051: "no-consent",
  700024: "clock-skew",
  50076: "second-factor",
  50079: "second-factor",
  50072: "second-factor",
  50074: "second-factor",
  50034: "user-refused",
  50053: "user-refused",
  50055: "user-refused",
  50057: "user-refused",
  50126: "user-refused",
  50105: "user-refused",
  70021: "federated-refused",
  700211: "federated-refused",
  700212: "federated-refused",
  700213: "federated-refused",
  700214: "federated-refused",
  700223: "federated-refused",
  70020: "device-expired",
  70019: "device-expired",
  70018: "device-expired",
};

/** Words of OAuth, where no number is known. */
const BY_WORD: Readonly<Record<string, SignInCode>> = {
  expired_token: "device-expired",
  code_expired: "device-expired",
  access_denied: "device-declined",
  authorization_declined: "device-declined",
  consent_required: "no-consent",
  invalid_tenant: "tenant-unknown",
};

/** What the person has not done yet is no refusal. */
const WAITING = new Set(["authorization_pending", "slow_down"]);

/** The authority is ill, or asked too often: 90033 « a transient error », 50196 a loop, 90024 a budget that is spent. */
const PASSING_NUMBERS = new Set([90033, 90024, 50196, 700006]);
const PASSING_WORDS = new Set(["temporarily_unavailable", "server_error", "service_unavailable"]);

export interface Refused {
  readonly code: SignInCode;
  readonly authorityCode: string | null;
  readonly traceId: string | null;
}

/** True for a refusal that speaks of the authority alone, and is another answer a while later. */
export function passes(status: number, body: unknown): boolean {
  if (status === 429 || status === 408) return true;
  if (typeof body !== "object" || body === null) return false;
  const { error, error_codes } = body as Record<string, unknown>;
  const numbers = Array.isArray(error_codes) ? error_codes : [];
  return PASSING_WORDS.has(String(error)) || numbers.some((number) => PASSING_NUMBERS.has(number));
}

/** @param body of an answer of the authority. @returns null when it is no refusal. */
export function refusedBy(body: unknown): Refused | null {
  if (typeof body !== "object" || body === null) return null;
  const { error, error_codes, error_description, trace_id } = body as Record<string, unknown>;
  if (typeof error !== "string" || WAITING.has(error)) return null;
  const told = /\bAADSTS(\d{4,8})\b/.exec(typeof error_description === "string" ? error_description : "")?.[1];
  const given = Array.isArray(error_codes) ? error_codes : [];
  const numbers = [...given, Number(told)].filter((each) => Number.isInteger(each) && each > 0 && each < 1e8);
  const number = numbers.find((each) => BY_NUMBER[each] !== undefined) ?? numbers[0];
  const code = (number === undefined ? undefined : BY_NUMBER[number]) ?? ownOf(BY_WORD, error) ?? "refused";
  return {
    code,
    authorityCode: number === undefined ? null : `AADSTS${number}`,
    traceId: typeof trace_id === "string" && /^[\w-]{1,60}$/.test(trace_id) ? trace_id : null,
  };
}
