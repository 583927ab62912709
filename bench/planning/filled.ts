/**
 * Fills a store as a scan of a large administration would: people with mailboxes and drives, teams with libraries, findings in
 * files of which the service told whether they are retained, and the usage reports of mailboxes and drives.
 */

import { REPORTS, type ReportName, usageId, WHOLE_TENANT } from "../../src/collect/usage.ts";
import type { Container, Item, TenantRecord } from "../../src/model/records.ts";
import type { ServiceId } from "../../src/model/service.ts";
import type { ReadOutcome } from "../../src/store/commit.ts";
import type { RecordStore } from "../../src/store/port.ts";
import { openStore } from "../../src/store/sqlite/store.ts";

const DIRECTORATES = 40;
/** Of five spaces two are mailboxes, two are libraries of teams, one is a personal drive. */
const KINDS = ["mailbox", "library", "drive", "mailbox", "library"] as const;
const FINDINGS_PER_ITEM = 2;
const AT_ONCE = 200;
const WISH = {
  workloads: ["exchange", "onedrive", "teams", "sharepoint"],
  content: { exchange: "full", onedrive: "full", teams: "full", sharepoint: "full" },
  seed: "bench",
  include: [],
  exclude: [],
  excludeContent: [],
  countTeamsMessages: false,
} as const;
const AT = "2022-03-04T09:00:00Z";
const REPORT_DAY = "2026-11-28";

const idOf = (kind: string, index: number) => `${kind}-${String(index).padStart(8, "0")}-aaaa-4aaa-8aaa-aaaaaaaaaaaa`;

function spaceOf(
  index: number,
  items: number,
): { readonly facts: readonly TenantRecord[]; readonly container: Container } {
  const kind = KINDS[index % KINDS.length];
  const about = {
    type: "user",
    url: null,
    created: AT,
    lastActivity: AT,
    listed: true,
    traits: {},
    site: null,
  } as const;
  if (kind === "library") {
    const group = idOf("group", Math.floor(index / 10));
    const container = {
      ...about,
      service: "teams.files",
      id: idOf("drive", index),
      type: "library",
      name: `Documents ${index}`,
    } as const;
    const team: TenantRecord = {
      ...{
        kind: "group",
        id: group,
        name: `Équipe ${group}`,
        address: `${group}@ministere.example`,
        unified: true,
        team: true,
      },
      ...{ visibility: "Private", created: AT, owners: [idOf("person", index % 1000)], guests: 0, labels: [] },
    };
    return { facts: [team], container: { kind: "container", ...container, owner: null, group } };
  }
  const person = idOf("person", index);
  const address = `agent${index}@ministere.example`;
  const account: TenantRecord = {
    ...{
      kind: "person",
      id: person,
      name: `Agent ${index}`,
      address,
      addresses: [address],
      guest: false,
      enabled: true,
    },
    ...{ department: `Direction ${index % DIRECTORATES}`, licences: ["sku"], created: AT },
  };
  const service: ServiceId = kind === "drive" ? "onedrive.files" : "exchange.mail";
  const id = kind === "drive" ? idOf("drive", index) : person;
  const [report, figure] = kind === "drive" ? (["drive", "files"] as const) : (["mailbox", "items"] as const);
  return {
    facts: [account, usageOf(report, address, { [figure]: items })],
    container: { kind: "container", ...about, service, id, name: `Agent ${index}`, owner: person, group: null },
  };
}

const usageOf = (report: ReportName, subject: string, figures: Readonly<Record<string, number>>): TenantRecord => ({
  ...{ kind: "usage", report: REPORTS[report], id: usageId(report, subject), day: REPORT_DAY, figures },
});

const itemOf = ({ service, id }: Container, index: number): Item => ({
  ...{ kind: "item", service, container: id, id: `01${String(index).padStart(30, "A")}`, type: "file", parent: "root" },
  ...{ name: `Note ${index}.docx`, bytes: 40_000 + index, created: AT, modified: AT, private: false },
  traits: { retained: false },
});

const readOf = ({ service, container, id, name }: Item): ReadOutcome => ({
  ...{ service, container, item: id, name, read: true, unread: [] },
  findings: [
    { detector: "nir", category: "citizen-personal-data", count: 1, confidence: "high" },
    { detector: "siret", category: "company-economic-data", count: 2, confidence: "medium" },
  ],
});

export async function fill(path: string, containers: number, findings: number): Promise<void> {
  const store: RecordStore = openStore(path, { create: true });
  await store.beginScan("tenant", WISH, new Date("2026-11-30T08:00:00Z"), true);
  const items = Math.ceil(findings / FINDINGS_PER_ITEM / containers);
  const task = { collector: "bench", key: "all", params: {}, cursor: null };
  const whole = (["mailbox", "drive"] as const).map((report) => {
    const rows = Array.from({ length: containers }, (_, index) => KINDS[index % KINDS.length]);
    return usageOf(report, WHOLE_TENANT, { rows: rows.filter((kind) => kind === report).length });
  });
  await store.commit({ task, page: { records: whole, cursor: "more" }, outcomes: [], nameFindings: [] });
  for (let from = 0; from < containers; from += AT_ONCE) {
    const spaces = Array.from({ length: Math.min(AT_ONCE, containers - from) }, (_, index) =>
      spaceOf(from + index, items),
    );
    const held = spaces.flatMap(({ container }) =>
      Array.from({ length: items }, (_, index) => itemOf(container, index)),
    );
    const records = [...spaces.flatMap(({ facts, container }) => [...facts, container]), ...held];
    await store.commit({ task, page: { records, cursor: "more" }, outcomes: held.map(readOf), nameFindings: [] });
  }
  await store.finishScan(new Date("2026-11-30T09:00:00Z"));
  await store.close();
}
