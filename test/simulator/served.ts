/** A simulated tenant on the loopback for one test, asked as a scanner would ask; every answer is held against Graph's description. */

import { type Simulator, type SimulatorOptions, startSimulator } from "../../src/simulator/index.ts";
import { checkAnswer } from "../openapi/check.ts";

export type Thing = Readonly<Record<string, unknown>> & { readonly id: string };
export interface Body {
  readonly id: string;
  readonly value: readonly Thing[];
  readonly error: { readonly code: string };
  readonly responses: readonly {
    readonly id: string;
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
  }[];
  readonly "@odata.nextLink"?: string;
  readonly "@odata.deltaLink"?: string;
  readonly "@odata.count"?: number;
}
export interface Told {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** What it is made of depends on what was asked; empty when the answer is no JSON. */
  readonly body: Body;
}

export interface Served {
  readonly simulator: Simulator;
  ask(
    path: string,
    about?: { method?: string; headers?: Record<string, string>; body?: unknown; token?: string | null },
  ): Promise<Told>;
  /** All of a list, page after page. Throws what is not a list. */
  all(path: string, headers?: Record<string, string>): Promise<readonly Thing[]>;
  batch(requests: readonly object[]): Promise<Told>;
  /** What an answer had that Graph does not know. */
  readonly odd: readonly string[];
}

export async function withServed<T>(
  options: Partial<SimulatorOptions>,
  use: (served: Served) => Promise<T>,
): Promise<T> {
  const odd: string[] = [];
  const simulator = await startSimulator({
    size: "tiny",
    seed: "essai",
    onAnswer: (method, url, status, body) => {
      try {
        checkAnswer(method, url, status, body);
      } catch (fault) {
        odd.push((fault as Error).message);
      }
    },
    ...options,
  });
  const ask: Served["ask"] = async (path, { method = "GET", headers = {}, body, token = simulator.token() } = {}) => {
    const answer = await fetch(path.startsWith("http") ? path : simulator.graphUrl + path, {
      method,
      redirect: "manual",
      headers: { ...(token === null ? {} : { authorization: `Bearer ${token}` }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    const json = answer.headers.get("content-type")?.includes("json") === true;
    return { status: answer.status, headers: answer.headers, text, body: json ? JSON.parse(text) : {} };
  };
  try {
    return await use({
      simulator,
      ask,
      odd,
      all: async (path, headers = {}) => {
        const items: Thing[] = [];
        for (let link: string | undefined = path; link !== undefined; ) {
          const { status, body }: Told = await ask(link, { headers });
          if (status !== 200) throw new Error(`${link}: ${status} ${JSON.stringify(body)}`);
          items.push(...body.value);
          link = body["@odata.nextLink"];
        }
        return items;
      },
      batch: (requests) => ask("/$batch", { method: "POST", body: { requests } }),
    });
  } finally {
    await simulator.close();
  }
}

export const idsOf = (things: readonly Thing[]): readonly string[] => things.map(({ id }) => id);
