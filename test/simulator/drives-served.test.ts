/** Drives and files as they are served: listed, downloaded by the other port, refused where they must be. */

import { afterAll, beforeAll, expect, test } from "vitest";
import { type Simulator, startSimulator } from "../../src/simulator/index.ts";
import { checkAnswer, checkRequest } from "../openapi/check.ts";

type Body = Record<string, unknown> & { readonly value?: readonly Body[] };

let simulator: Simulator;
const complaints: string[] = [];

/** A complaint inside of the server would look like a cut connection. */
function noted(check: () => void): void {
  try {
    check();
  } catch (fault) {
    complaints.push(String(fault));
  }
}

beforeAll(async () => {
  simulator = await startSimulator({
    size: "tiny",
    seed: "essai",
    faults: { emptyPages: 0.2, duplicates: 0.2 },
    onRequest: (method, url) => noted(() => checkRequest(method, url)),
    onAnswer: (method, url, status, body) => noted(() => checkAnswer(method, url, status, body)),
  });
});
afterAll(() => simulator.close());

const authorization = () => ({ authorization: `Bearer ${simulator.token()}` });

async function asked(url: string): Promise<{ status: number; location: string | null; body: Body }> {
  const whole = url.startsWith("http") ? url : simulator.graphUrl + url;
  const response = await fetch(whole, { headers: authorization(), redirect: "manual" });
  const text = await response.text();
  return {
    status: response.status,
    location: response.headers.get("location"),
    body: text === "" ? {} : JSON.parse(text),
  };
}

async function walked(url: string): Promise<{ items: Map<string, Body>; link: string | null }> {
  const items = new Map<string, Body>();
  for (let next: string | undefined = url; ; ) {
    const { status, body } = await asked(next);
    if (status !== 200) return { items, link: null };
    for (const item of body.value ?? []) items.set(String(item.id), item);
    next = body["@odata.nextLink"] as string | undefined;
    if (next === undefined) return { items, link: (body["@odata.deltaLink"] as string | undefined) ?? null };
  }
}

async function drives(): Promise<readonly string[]> {
  const { items: sites } = await walked("/sites/getAllSites?$select=id,isPersonalSite&$top=5");
  const found = await Promise.all([...sites.keys()].map((id) => walked(`/sites/${id}/drives?$select=id,name,system`)));
  return found.flatMap(({ items }) => [...items.keys()]);
}

test("every file of every drive is listed with what was selected, and its content is as long as was said", async () => {
  const sizes = { told: 0, fetched: 0, files: 0 };
  for (const drive of await drives()) {
    const path = `/drives/${encodeURIComponent(drive)}`;
    const { items, link } = await walked(`${path}/root/delta?$select=id,name,size,file,deleted&$top=1000`);
    if (link === null) continue;
    expect((await walked(link)).items.size).toBe(0);
    for (const [id, item] of items) {
      expect(Object.keys(item)).not.toContain("webUrl");
      if (item.file === undefined || Number(item.size) > 1_000_000) continue;
      const { status, location } = await asked(`${path}/items/${id}/content`);
      if (status !== 302 || location === null) continue;
      sizes.files++;
      sizes.told += Number(item.size);
      sizes.fetched += (await (await fetch(location)).arrayBuffer()).byteLength;
    }
  }
  expect(sizes.files).toBeGreaterThan(200);
  expect(sizes.fetched).toBe(sizes.told);
  expect(complaints).toEqual([]);
});

test("the other port refuses a token, an address edited by hand, and gives any part of a large file", async () => {
  const [drive] = await drives();
  const { items } = await walked(`/drives/${drive}/root/delta?$select=id,name,size,file`);
  const large = [...items.values()].find(({ name }) => name === "Base complète.xlsx");
  const { location } = await asked(`/drives/${drive}/items/${large?.id}/content`);
  const address = String(location);
  expect((await fetch(address, { headers: authorization() })).status).toBe(401);
  expect((await fetch(address.replace(/.$/, "!"))).status).toBe(403);
  const part = await fetch(address, { headers: { range: "bytes=600000000-600000099" } });
  expect([part.status, (await part.arrayBuffer()).byteLength]).toEqual([206, 100]);
  expect(complaints).toEqual([]);
});

test("a batch tells who has a drive, who has none and who may not be asked", async () => {
  const { items: people } = await walked("/users?$select=id");
  const requests = [...people.keys()].map((id) => ({ id, method: "GET", url: `/users/${id}/drive?$select=id,quota` }));
  const response = await fetch(`${simulator.graphUrl}/$batch`, {
    method: "POST",
    headers: { ...authorization(), "content-type": "application/json" },
    body: JSON.stringify({ requests }),
  });
  const { responses } = (await response.json()) as { responses: { id: string; status: number }[] };
  expect(new Set(responses.map(({ id }) => id))).toEqual(new Set(people.keys()));
  expect(new Set(responses.map(({ status }) => status))).toEqual(new Set([200, 404, 403]));
  expect(complaints).toEqual([]);
});

test("without a permission that opens it, no route answers", async () => {
  const poor = await startSimulator({ size: "tiny", seed: "essai", permissions: ["User.Read.All"] });
  const headers = { authorization: `Bearer ${poor.token()}` };
  const paths = [
    "/users",
    "/sites/getAllSites",
    "/sites/root/drives",
    "/sites/root/lists",
    "/communications/callRecords",
  ];
  const statuses = await Promise.all(
    paths.map(async (path) => (await fetch(poor.graphUrl + path, { headers })).status),
  );
  await poor.close();
  expect(statuses).toEqual([200, 403, 403, 403, 403]);
});
