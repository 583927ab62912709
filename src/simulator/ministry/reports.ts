/**
 * Usage reports of the pretend tenant: a table each, with the columns that Microsoft documents for v1.0. Figures are
 * those of two days before, so they need not be those of the services. Where the tenant conceals names, thirty-two
 * hexadecimal digits stand for each.
 */

import { type Random, randomOf } from "../random.ts";
import { personalDrive } from "./drives-people.ts";
import { hasMailbox } from "./exchange-truth.ts";
import { installsOffice, productsOf } from "./licences.ts";
import { foldersOf } from "./mail-folders.ts";
import type { Ministry } from "./ministry.ts";
import type { Person } from "./people.ts";
import { APPS, COLUMNS, DEVICES, SERVICES } from "./reports-columns.ts";
import { type Held, heldIn, messagesIn } from "./reports-figures.ts";
import { siteOf } from "./sites.ts";
import { GROUP, PERSONAL, type Place, placeOf, siteInSlot, siteSlots } from "./sites-places.ts";
import { lastSign } from "./use.ts";

const REFRESHED = "2026-10-30";
const GIBIBYTE = 1024 ** 3;
const COMPUTERS: ReadonlySet<string> = new Set(["Windows", "Mac"]);

type Cells = Readonly<Record<string, string | number | boolean>>;

interface Report {
  readonly columns: readonly string[];
  rows(ministry: Ministry, period: number): Iterable<Cells>;
}

/** The header, then the rows; null when there is no such report. A row is told by column; what is not told is empty. */
export function reportRows(
  ministry: Ministry,
  name: string,
  period: number,
): (() => Iterable<readonly string[]>) | null {
  const report = REPORTS[name];
  if (report === undefined) return null;
  return function* () {
    yield report.columns;
    for (const cells of report.rows(ministry, period)) {
      const whole: Cells = { "Report Refresh Date": REFRESHED, "Report Period": period, "Is Deleted": false, ...cells };
      yield report.columns.map((column) => cell(whole[column]));
    }
  };
}

function cell(value: string | number | boolean | undefined): string {
  if (typeof value === "boolean") return value ? "True" : "False";
  return String(value ?? "");
}

/** Most were at work these weeks, some have not been for months; one in ten never was. */
function lastDay(random: Random): string {
  if (random.chance(0.1)) return "";
  const [least, span] = random.chance(0.85) ? [0, 50] : [100, 350];
  return new Date(Date.UTC(2026, 9, 29) - (least + random.int(span)) * 86_400_000).toISOString().slice(0, 10);
}

const signOf = (ministry: Ministry, place: Place) => lastSign(ministry, place).slice(0, 10);

function concealing({ concealedReports, seed }: Ministry): (name: string) => string {
  return concealedReports ? (name) => randomOf(seed, "concealed", name).hex(32).toUpperCase() : (name) => name;
}

const stored = ({ files, bytes }: Held, gibibytes: number): Cells => ({
  "File Count": files,
  "Storage Used (Byte)": bytes,
  "Storage Allocated (Byte)": gibibytes * GIBIBYTE,
});

/** One row for each account that the report is about. */
function* byPerson(
  ministry: Ministry,
  realm: string,
  tell: (person: Person, random: Random) => Cells | null,
): Generator<Cells> {
  const shown = concealing(ministry);
  for (let index = 0; index < ministry.people; index++) {
    const person = ministry.person(index);
    const random = randomOf(ministry.seed, "report", realm, index);
    const cells = tell(person, random);
    if (cells === null) continue;
    const [address, name] = [shown(person.address), shown(person.name)];
    yield {
      "User Principal Name": address,
      "Owner Principal Name": address,
      "Display Name": name,
      "Owner Display Name": name,
      "Last Activity Date": lastDay(random),
      "Assigned Products": productsOf(index),
      ...cells,
    };
  }
}

const REPORTS: Readonly<Record<string, Report>> = {
  getMailboxUsageDetail: {
    columns: COLUMNS.getMailboxUsageDetail,
    *rows(ministry) {
      yield* byPerson(ministry, "mailbox", (person) => {
        if (!hasMailbox(person)) return null;
        const items = foldersOf(ministry, person.index).reduce(
          (sum, { counted, messages }) => sum + (counted ? messages : 0),
          0,
        );
        return {
          "Created Date": "2021-03-01",
          "Item Count": items,
          "Storage Used (Byte)": items * 61_440,
          "Prohibit Send Quota (Byte)": 99 * GIBIBYTE,
          "Deleted Item Count": 0,
          "Deleted Item Size (Byte)": 0,
          "Has Archive": person.keeps.includes("personal"),
        };
      });
      // An account that is gone stays in the report for a while.
      yield {
        "User Principal Name": concealing(ministry)("parti@ministere.example"),
        "Is Deleted": true,
        "Deleted Date": "2026-09-15",
        "Item Count": 12,
        "Storage Used (Byte)": 99_999,
      };
    },
  },
  getEmailActivityUserDetail: {
    columns: COLUMNS.getEmailActivityUserDetail,
    rows: (ministry) =>
      byPerson(ministry, "email", (person, random) =>
        hasMailbox(person)
          ? { "Send Count": random.int(900), "Receive Count": random.int(3000), "Read Count": random.int(2000) }
          : null,
      ),
  },
  getOneDriveUsageAccountDetail: {
    columns: COLUMNS.getOneDriveUsageAccountDetail,
    rows: (ministry) =>
      byPerson(ministry, "drive", ({ index }, random) =>
        ["never-made", "refused"].includes(personalDrive(ministry, index))
          ? null
          : {
              "Site URL": "",
              "Last Activity Date": signOf(ministry, placeOf(PERSONAL, index)),
              ...stored(heldIn(ministry, placeOf(PERSONAL, index), random), 1024),
            },
      ),
  },
  getSharePointSiteUsageDetail: {
    columns: COLUMNS.getSharePointSiteUsageDetail,
    *rows(ministry) {
      const shown = concealing(ministry);
      for (let slot = 0; slot < siteSlots(ministry); slot++) {
        const place = siteInSlot(ministry, slot);
        if (place === null || place.kind === PERSONAL) continue;
        const { id, url, name } = siteOf(ministry, place);
        const random = randomOf(ministry.seed, "report", "site", slot);
        yield {
          "Site Id": id.split(",")[1] ?? "",
          "Site URL": ministry.concealedReports ? shown(url) : "",
          "Owner Display Name": shown(name),
          "Last Activity Date": signOf(ministry, place),
          "Page View Count": random.int(5000),
          ...stored(heldIn(ministry, place, random), 25_600),
          "Root Web Template": "Team Site",
        };
      }
    },
  },
  getTeamsTeamActivityDetail: {
    columns: COLUMNS.getTeamsTeamActivityDetail,
    *rows(ministry) {
      const shown = concealing(ministry);
      for (let index = 0; index < ministry.groups; index++) {
        const { id, name, team, visibility } = ministry.group(index);
        if (!team) continue;
        const random = randomOf(ministry.seed, "report", "team", index);
        yield {
          "Team Name": shown(name),
          "Team Id": ministry.concealedReports ? shown(id) : id,
          "Team Type": visibility,
          "Last Activity Date": signOf(ministry, placeOf(GROUP, index)),
          "Active Users": random.int(12),
          "Active Channels": random.int(4),
          Guests: ministry.members(index).filter(({ person }) => ministry.person(person).guest).length,
          "Meetings Organized": random.int(40),
          "Post Messages": random.int(200),
          "Reply Messages": random.int(400),
          "Channel Messages": messagesIn(ministry, index, random),
        };
      }
    },
  },
  getTeamsUserActivityUserDetail: {
    columns: COLUMNS.getTeamsUserActivityUserDetail,
    rows: (ministry) =>
      byPerson(ministry, "teams", (person, random) =>
        person.active && !person.guest
          ? {
              "User Id": concealing(ministry)(person.id),
              "Team Chat Message Count": random.int(150),
              "Private Chat Message Count": random.int(800),
              "Call Count": random.int(60),
              "Meeting Count": random.int(120),
              "Meetings Organized Count": random.int(40),
              "Meetings Attended Count": random.int(90),
              "Has Other Action": "Yes",
              "Is Licensed": "Yes",
            }
          : null,
      ),
  },
  getM365AppUserDetail: {
    columns: COLUMNS.getM365AppUserDetail,
    rows: (ministry) =>
      byPerson(ministry, "apps", (person, random) => {
        const { index } = person;
        if (!person.active || person.guest) return null;
        const used = (likely: number) => (random.chance(likely) ? "Yes" : "No");
        const installs = installsOffice(index);
        const devices = DEVICES.map((device) => [
          device,
          COMPUTERS.has(device) && !installs ? "No" : used(device === "Windows" ? 0.9 : 0.3),
        ]);
        return Object.fromEntries([...devices, ...APPS.map((app) => [app, used(0.7)])]);
      }),
  },
  getOffice365ActiveUserDetail: {
    columns: COLUMNS.getOffice365ActiveUserDetail,
    rows: (ministry) =>
      byPerson(ministry, "active", (person, random) => {
        if (!person.active || person.guest) return null;
        const licensed = SERVICES.map((each) => [`Has ${each} License`, each !== "Skype For Business"]);
        return Object.fromEntries([
          ...licensed,
          ...SERVICES.map((each) => [`${each} Last Activity Date`, lastDay(random)]),
        ]);
      }),
  },
};

export const REPORT_NAMES: readonly string[] = Object.keys(REPORTS);
