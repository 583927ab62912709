/** What a scan leaves alone: contents unless they are asked for, people who are not in it, whatever could write. */

import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { routeOf } from "../../src/graph/route.ts";
import type { ContainerLine } from "../../src/model/container-row.ts";
import type { Simulator } from "../../src/simulator/index.ts";
import { type Bench, benchFor, tiny } from "./bench.ts";

let simulator: Simulator;
const benches: Bench[] = [];
let sent: string[] = [];

beforeAll(async () => {
  simulator = await tiny({ onRequest: (method, url) => void sent.push(`${method} ${decodeURIComponent(url)}`) });
});
afterAll(async () => {
  await simulator.close();
  for (const bench of benches) bench.remove();
});

async function scanned(...words: readonly string[]): Promise<Bench> {
  const bench = benchFor(simulator);
  benches.push(bench);
  sent = [];
  const { exit, err } = await bench.bascule(["scan", "--out", bench.out, ...words]);
  expect(exit, err).toBeLessThanOrEqual(1);
  return bench;
}

describe("without content", () => {
  let bench: Bench;
  let asked: readonly string[];
  beforeAll(async () => {
    bench = await scanned("--log-requests", "requetes.ndjson");
    asked = sent;
  });

  test("the record for the security officer holds each request and its status, and names nobody", () => {
    const text = readFileSync(join(bench.folder, "requetes.ndjson"), "utf8");
    const [head, ...rest] = text
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    const end = rest.pop();
    const content = { exchange: "none", onedrive: "none", teams: "none", sharepoint: "none" };
    expect(head).toMatchObject({ record: "bascule-requests", command: "scan", content });
    expect(end).toMatchObject({ requests: rest.length });
    const inOrder = (lines: readonly string[]) => [...lines].sort();
    const routes = asked.map((line) => line.split(" ")).map(([method, url = ""]) => `${method} ${routeOf(url)}`);
    const own = rest.filter(({ signed }) => !signed);
    expect(inOrder(own.map(({ method, route }) => `${method} ${route}`))).toEqual(inOrder(routes));
    expect(rest.filter(({ signed }) => signed).every(({ route }) => /^\/reports\//.test(route))).toBe(true);
    expect(new Set(rest.map(({ status }) => status))).toEqual(new Set([200, 302, 403, 404, 423]));
    const shown = rest.filter(({ route }) => route === "/v1.0/users/{id}/calendars/{id}/events");
    expect(new Set(shown.flatMap(({ query }) => query))).toEqual(new Set(["$select=id", "$count=true", "$top=100"]));
    for (const { id, owner } of bench.containers()) {
      expect(text).not.toContain(id);
      if (owner !== null) expect(text).not.toContain(owner);
    }
    expect(statSync(join(bench.folder, "requetes.ndjson")).mode & 0o777).toBe(0o600);
  });

  test.each([
    /\/content\b/,
    /\$value/,
    /\b(body|bodyPreview|uniqueBody|subject|topic|preview|sender|from|toRecipients|location)\b/i,
    /attachments/i,
    /getAllMessages|\/messages\b/,
    /canvasLayout|webParts/i,
    /\/details\b/,
    /expand=fields/,
    /transcripts|recordings/i,
    /search\/query/,
    /downloadUrl/i,
    /extractSensitivityLabels/,
    /messageRules/,
    /\/permissions\b/,
  ])("nothing asks for %s", (words) => {
    expect(sent.length).toBeGreaterThan(100);
    expect(sent.filter((line) => words.test(line))).toEqual([]);
  });

  test("places and items are counted all the same; a Teams message is only known by being fetched", () => {
    const truth = simulator.truth().services;
    for (const { id, volume, sensitive } of bench.plan().services) {
      const told = truth[id];
      if (told === undefined) continue;
      const fetched = id === "teams.chat" || id === "teams.channel-messages";
      expect({ id, ...volume }).toEqual({
        id,
        containers: told.containers,
        items: fetched ? null : told.items,
        bytes: fetched ? null : told.bytes,
      });
      expect(sensitive.itemsRead).toBe(0);
    }
  });

  test("labels are the same as when everything is read, and those of files as when SharePoint tells them", async () => {
    const full = await scanned("--content", "full");
    expect(sent.filter((line) => /extractSensitivityLabels/.test(line))).toEqual([]);
    const told = await scanned("--labels", "extract");
    expect(sent.filter((line) => /\/content\b/.test(line))).toEqual([]);
    const ofFiles = (from: Bench) =>
      from
        .findings()
        .filter(({ detector, service }) => detector === "label" && /files$|documents$/.test(service))
        .map(({ item, count, confidence }) => [item, count, confidence]);
    expect(ofFiles(told).length).toBeGreaterThan(0);
    expect(ofFiles(told)).toEqual(ofFiles(full));
    const labels = (from: Bench) => from.plan().services.map(({ id, label, action }) => [id, label, action]);
    expect(labels(bench)).toEqual(labels(full));
  });
});

test("one workload is scanned alone", async () => {
  const bench = await scanned("--workload", "onedrive");
  expect(new Set(bench.containers().map(({ service }) => service))).toEqual(new Set(["onedrive.files"]));
  // Personal sites are found among all sites, and the one whose account is gone is asked for its drive.
  const beside = sent.filter((line) => !/getAllSites|\/sites\/[^/]*-my\.[^/]*\/drive\b/.test(line));
  expect(beside.filter((line) => /mailFolders|\/teams|\/sites\b|\/chats/.test(line))).toEqual([]);
});

test("teams.count: fetch counts messages, and keeps none", async () => {
  const bench = benchFor(simulator);
  benches.push(bench);
  writeFileSync(join(bench.folder, "bascule.config.yaml"), "teams: { count: fetch }\n");
  await bench.bascule(["scan", "--workload", "teams", "--out", bench.out]);
  const truth = simulator.truth().services;
  for (const id of ["teams.chat", "teams.channel-messages"] as const) {
    expect(bench.plan().services.find((service) => service.id === id)?.volume.items).toBe(truth[id]?.items);
  }
});

describe("a pilot", () => {
  test("--include takes one person alone, and a file of names does the same", async () => {
    const all = await scanned("--workload", "onedrive,exchange");
    const drive = all.containers().find(({ service, owner }) => service === "onedrive.files" && owner !== null);
    const address = drive?.owner as string;
    const one = await scanned("--workload", "onedrive,exchange", "--include", address);
    expect(new Set(one.containers().map(({ owner }) => owner))).toEqual(new Set([address]));
    expect(one.containers().some(({ id }) => id === drive?.id)).toBe(true);

    const bench = benchFor(simulator);
    benches.push(bench);
    writeFileSync(join(bench.folder, "pilote.txt"), `# une direction\n${address.toUpperCase()}\n`);
    await bench.bascule(["scan", "--workload", "onedrive,exchange", "--include", "@pilote.txt", "--out", bench.out]);
    expect(bench.containers()).toEqual(one.containers());
  });

  test("--exclude leaves one out, and says so", async () => {
    const all = await scanned("--workload", "onedrive");
    const owner = all.containers().find((line) => line.service === "onedrive.files" && line.owner !== null)
      ?.owner as string;
    const rest = await scanned("--workload", "onedrive", "--exclude", owner);
    expect(rest.containers()).toEqual(all.containers().filter((line) => line.owner !== owner));
    expect(JSON.stringify(rest.plan().coverage.skipped)).toMatch(/laissé de côté à votre demande/i);
  });

  test("an entry that names nobody is told", async () => {
    const bench = benchFor(simulator);
    benches.push(bench);
    const words = ["scan", "--workload", "onedrive", "--include", "personne@ailleurs.example", "--out", bench.out];
    const { err } = await bench.bascule(words);
    expect(err).toContain("ne correspond à\u00a0: personne@ailleurs.example.");
    const { services } = bench.plan();
    expect(services.find(({ id }) => id === "onedrive.files")?.coverage.status).toBe("not-scanned");
  });

  test("what the scan was not to visit is no whole service", async () => {
    const all = await scanned("--workload", "onedrive,sharepoint");
    const mine = (line: ContainerLine) => line.service === "onedrive.files" && line.coverage === "complete";
    const owner = all.containers().find((line) => mine(line) && line.owner !== null)?.owner as string;
    const one = await scanned("--workload", "onedrive,sharepoint", "--include", owner);
    const status = (from: Bench, id: string) => from.plan().services.find((each) => each.id === id)?.coverage.status;
    expect([status(one, "onedrive.files"), status(one, "sharepoint.documents")]).toEqual(["partial", "not-scanned"]);
    expect(one.plan().services.find(({ id }) => id === "sharepoint.documents")?.volume.containers).toBeNull();
  });

  test("a list that cannot be read is refused before anything is sent", async () => {
    sent = [];
    const bench = benchFor(simulator);
    benches.push(bench);
    const { exit, err } = await bench.bascule(["scan", "--include", "@absente.txt"]);
    expect(exit).toBe(2);
    expect(err).toContain("absente.txt");
    expect(sent).toEqual([]);
  });
});

interface Account {
  readonly id: string;
  readonly userPrincipalName?: string;
  readonly securityEnabled?: boolean;
}

async function asked(path: string): Promise<readonly Account[]> {
  const headers = { authorization: `Bearer ${simulator.token()}` };
  const answer = await fetch(simulator.graphUrl + path, { headers });
  return ((await answer.json()) as { value: readonly Account[] }).value;
}

test("what the configuration closes is counted, and never read; what names nobody is told before anything is", async () => {
  const all = await scanned("--workload", "onedrive", "--content", "full");
  const [group] = (await asked("/groups?$top=999")).filter(({ securityEnabled }) => securityEnabled);
  const members = new Set((await asked(`/groups/${group?.id}/members?$top=999`)).map((each) => each.userPrincipalName));
  const isRead = ({ sensitive, owner }: ContainerLine) => sensitive.itemsRead > 0 && owner !== null;
  const ofGroup = all.containers().filter((line) => isRead(line) && members.has(line.owner ?? ""));
  const other = all.containers().find(({ owner }) => owner !== null && !members.has(owner));
  expect(ofGroup.length).toBeGreaterThan(0);

  const bench = benchFor(simulator);
  benches.push(bench);
  const entries = [other?.owner, group?.id, "faute.de.frappe@ministere.example"];
  writeFileSync(join(bench.folder, "bascule.config.yaml"), `scope:\n  excludeContent: ${JSON.stringify(entries)}\n`);
  const checked = await bench.bascule(["check", "--labels", "extract", "--workload", "onedrive"]);
  const lines = checked.out.replace(/[\u00a0\u202f]/g, " ").split("\n");
  expect(lines.filter((line) => /^ {2}[-+?] .*(@|[0-9a-f]{8}-)/.test(line))).toEqual([
    `  + ${other?.owner} : une personne ou une boîte aux lettres`,
    `  + ${group?.id} : un groupe, soit ${members.size} membres dont rien n’est lu`,
    expect.stringMatching(/^ {2}- faute\.de\.frappe@ministere\.example : ne désigne rien ni personne/),
  ]);
  expect(lines).toContainEqual(expect.stringMatching(/^Étiquettes \(--labels extract\) : .*une requête par fichier/));

  sent = [];
  const words = ["scan", "--workload", "onedrive", "--content", "full", "--labels", "extract", "--out", bench.out];
  const { err } = await bench.bascule(words);
  expect(err.match(/«.faute\.de\.frappe@ministere\.example/g)).toHaveLength(1);
  for (const read of [...ofGroup, other]) {
    const closed = bench.containers().find(({ id }) => id === read?.id);
    expect(closed?.volume).toEqual(read?.volume);
    expect(closed?.sensitive.itemsRead).toBe(0);
    expect(sent.filter((line) => line.includes(`/drives/${read?.id}/`) && !/root\/delta/.test(line))).toEqual([]);
  }
});

test("before contents are read, five lines say what, of whom, and under whose authority", async () => {
  const bench = benchFor(simulator);
  benches.push(bench);
  const { err } = await bench.bascule(["scan", "--workload", "onedrive", "--content", "full", "--out", bench.out]);
  const lines = err.split("\n").filter((line) => / : /.test(line.replace("\u00a0", " ")));
  expect(lines.slice(0, 5).join("\n")).toMatch(/onedrive=full[\s\S]*Personnes[\s\S]*non renseigné/);
});

test("a scan in a person's name says on its first page that it saw what that account sees", async () => {
  const delegated = () => {
    const [head, body = "", tail] = simulator.token().split(".");
    const claims = { ...JSON.parse(Buffer.from(body, "base64url").toString()), idtyp: "user", scp: "Files.Read.All" };
    return [head, Buffer.from(JSON.stringify(claims)).toString("base64url"), tail].join(".");
  };
  const bench = benchFor({ graphUrl: simulator.graphUrl, token: delegated });
  benches.push(bench);
  const { err } = await bench.bascule(["scan", "--workload", "onedrive", "--out", bench.out]);
  expect(err).toContain("Connexion déléguée");
  expect(bench.plan().coverage.skipped).toContainEqual({
    scope: "sign-in",
    reason: "Vu du seul compte connecté.",
    permission: null,
  });
  expect(readFileSync(join(bench.out, "rapport.html"), "utf8")).toContain("Relevé fait au nom d’une personne");
});
