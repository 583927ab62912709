/**
 * The token of the whole process: one credential, one sign-in at a time whoever asks, renewed before it ends. A
 * token that is still good is kept when the authority is away for a moment.
 */

import type { TokenCredential } from "@azure/identity";
import { Secret } from "../../model/secret.ts";
import type { DatedClock } from "../clock.ts";
import { SignInFault, UnreachableFault } from "../faults.ts";
import type { Wire } from "../network/wire.ts";
import { authorityClient } from "./authority.ts";
import { type CredentialMethod, credentialOf, type DeviceCode } from "./credential.ts";
import { failureOf } from "./failure.ts";
import { givenToken } from "./given-token.ts";
import type { SignInSettings } from "./settings.ts";

export interface Tokens {
  /** The same one as long as it is the same token. */
  current(): Promise<Secret>;
  /** Another token than this one, which was refused; null when there is no other. */
  renewed(refused: Secret): Promise<Secret | null>;
  /** Milliseconds since it was had; null when another one is held by now. */
  age(token: Secret): number | null;
}

export interface TokensTools {
  readonly wire: Wire;
  readonly clock: DatedClock;
  readonly signal: AbortSignal;
  /** For one whole sign-in, a person's own time with a device code left out. */
  readonly seconds: number;
  /** What is said of who asks: `User-Agent`. */
  readonly agent: string;
  readonly onDeviceCode: (code: DeviceCode) => void;
}

interface Held {
  readonly token: Secret;
  /** By both clocks. */
  readonly since: Readonly<Record<"now" | "wall", number>>;
  /** Milliseconds. */
  readonly life: number;
}

/**
 * What has the library renew a person's token that it believes to be good: a claim that every token meets. A new credential
 * would ask the person.
 * https://learn.microsoft.com/entra/identity-platform/claims-challenge
 */
const ANEW = JSON.stringify({ access_token: { nbf: { essential: true, value: "1" } } });

/** Asked for anew this long before its end; one that lives for less than twice as long, when half of it is over. */
const MARGIN = 290_000;

export function openTokens(settings: SignInSettings, tools: TokensTools): Tokens {
  const { method } = settings;
  return method.kind === "token" ? givenToken(method.token, tools.clock) : credentialTokens(method, settings, tools);
}

function credentialTokens(method: CredentialMethod, settings: SignInSettings, tools: TokensTools): Tokens {
  const { clock, signal } = tools;
  const client = authorityClient(tools.wire, {
    authority: settings.authority,
    ofMachine: method.kind === "managed-identity",
    agent: tools.agent,
  });
  let credential: TokenCredential | null = null;
  let held: Held | null = null;
  let flight: Promise<Held> | null = null;
  let onCode = (_: DeviceCode) => {};

  /**
   * A locked private key reads like a missing one as long as no password is tried, and one time in 256 with a wrong
   * one, when what it opens to ends like a key by chance: others are tried for the answer.
   */
  async function failure(cause: unknown, late: boolean): Promise<Error> {
    const fault = failureOf(cause, method, settings, client, late);
    if (method.kind !== "certificate" || !isUnreadable(fault)) return fault;
    for (const password of ["-", "--", "---"]) {
      const locked = await credentialOf(
        { ...method, password: new Secret(password) },
        settings,
        client,
        () => undefined,
      );
      const other = await locked.getToken(settings.scope).then(
        () => fault,
        (thrown: unknown) => failureOf(thrown, method, settings, client, late),
      );
      if (other instanceof SignInFault && other.code === "certificate-password") return other;
    }
    return fault;
  }

  async function signIn(): Promise<Held> {
    signal.throwIfAborted();
    const anew = held !== null && method.kind === "device-code" ? { claims: ANEW } : {};
    const time = new AbortController();
    const timer = setTimeout(() => time.abort(), tools.seconds * 1000);
    const ends = AbortSignal.any([signal, time.signal]);
    client.begin(ends);
    onCode = (code) => {
      clearTimeout(timer);
      // The library shows a code even when it was given none.
      if (client.refused === null) tools.onDeviceCode(code);
      else time.abort();
    };
    try {
      credential ??= await credentialOf(method, settings, client, (code) => onCode(code));
      const answer = await unlessAborted(credential.getToken(settings.scope, { abortSignal: ends, ...anew }), ends);
      if (answer === null) throw new SignInFault("refused");
      // The library tells the end by this machine's clock: what counts is how long it is from now.
      const life = answer.expiresOnTimestamp - Date.now();
      const token = held?.token.is(answer.token) ? held.token : new Secret(answer.token);
      return { token, since: { now: clock.now(), wall: clock.wall() }, life };
    } catch (cause) {
      signal.throwIfAborted();
      // The library would answer from memory for a minute that the authority fails; a new credential asks again.
      if (method.kind !== "device-code") credential = null;
      throw cause instanceof SignInFault ? cause : await failure(cause, time.signal.aborted);
    } finally {
      clearTimeout(timer);
    }
  }

  /** One at a time: the others wait for the same answer. */
  function fetched(): Promise<Held> {
    flight ??= signIn()
      .then((fresh) => {
        held = fresh;
        return fresh;
      })
      .finally(() => {
        flight = null;
      });
    return flight;
  }

  /** The library keeps its tokens; only a new credential asks again. But a person is not asked twice. */
  function askAnew(): void {
    if (method.kind !== "device-code" && flight === null) credential = null;
  }

  /** A machine that slept has aged its token, though no time of the run has passed. */
  const ageOf = ({ since }: Held) => Math.max(clock.now() - since.now, clock.wall() - since.wall);

  return {
    async current() {
      if (held !== null && ageOf(held) < held.life - Math.min(MARGIN, held.life / 2)) return held.token;
      const last = held;
      try {
        if (last !== null) askAnew();
        return (await fetched()).token;
      } catch (cause) {
        if (cause instanceof UnreachableFault && last !== null && ageOf(last) < last.life) return last.token;
        throw cause;
      }
    },
    async renewed(refused) {
      if (held !== null && held.token !== refused) return held.token;
      askAnew();
      const { token } = await fetched();
      return token === refused ? null : token;
    },
    age: (token) => (held?.token === token ? ageOf(held) : null),
  };
}

function isUnreadable(fault: Error): boolean {
  return fault instanceof SignInFault && fault.code === "certificate-unreadable";
}

/** The library does not always see that it is no longer waited for. */
function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    signal.addEventListener("abort", stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
    if (signal.aborted) stop();
  });
}
