/** Usage reports as tables, and the applications that truth tells. */

import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { truthOfApplications } from "../../src/simulator/ministry/applications.ts";
import { ministryOf } from "../../src/simulator/ministry/ministry.ts";
import { COLUMNS } from "../../src/simulator/ministry/reports-columns.ts";
import { withServed } from "./served.ts";

const NAMES = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[];

test.each(NAMES)("%s is a table: its columns, and as many cells in each row", async (name) => {
  await withServed({ seed: "rapports", size: { users: 40 } }, async ({ ask }) => {
    const { headers } = await ask(`/reports/${name}(period='D30')`);
    const text = await (await fetch(headers.get("location") ?? "")).text();
    // An uneven row is thrown.
    const rows: string[][] = parse(text, { bom: true });
    expect(rows[0]).toEqual(COLUMNS[name]);
    expect(rows.length).toBeGreaterThan(3);
    const period = COLUMNS[name].indexOf("Report Period");
    for (const row of rows.slice(1)) {
      expect(row[0]).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      if (period >= 0) expect(row[period]).toBe("30");
    }
  });
});

test("a period that there is not is refused", async () => {
  await withServed({}, async ({ ask }) => {
    expect((await ask("/reports/getMailboxUsageDetail(period='D13')")).status).toBe(400);
  });
});

test("applications hold what the truth tells, in their own name and in people's", async () => {
  await withServed({ seed: "applications" }, async ({ all, odd }) => {
    const told = new Map<string, Set<string>>();
    const hold = (id: unknown, permission: string) => {
      told.set(String(id), (told.get(String(id)) ?? new Set()).add(permission));
    };
    const ids = [
      "00000003-0000-0000-c000-000000000000",
      "00000002-0000-0ff1-ce00-000000000000",
      "00000003-0000-0ff1-ce00-000000000000",
    ];
    const names = ["graph", "exchange", "sharepoint"];
    const doors = await all(
      `/servicePrincipals?$select=id,appId,appRoles&$filter=appId in (${ids.map((id) => `'${id}'`).join(",")})`,
    );
    expect(doors).toHaveLength(3);
    const nameOf = (id: unknown) => names[ids.indexOf(String(doors.find((door) => door.id === id)?.appId))];
    for (const door of doors) {
      const roles = new Map((door.appRoles as { id: string; value: string }[]).map(({ id, value }) => [id, value]));
      for (const held of await all(`/servicePrincipals/${door.id}/appRoleAssignedTo`))
        hold(held.principalId, `${nameOf(door.id)} ${roles.get(String(held.appRoleId)) ?? held.appRoleId}`);
    }
    for (const grant of await all("/oauth2PermissionGrants"))
      for (const scope of String(grant.scope).trim().split(" "))
        hold(grant.clientId, `${nameOf(grant.resourceId)} ${scope} (delegated)`);
    const principals = await all(
      "/servicePrincipals?$select=id,appId,displayName,accountEnabled,verifiedPublisher&$top=999",
    );
    const applications = principals.flatMap(
      ({ id, appId, displayName: name, accountEnabled: enabled, verifiedPublisher }) => {
        const permissions = told.get(id);
        const publisher = (verifiedPublisher as { displayName?: string }).displayName ?? null;
        return permissions === undefined
          ? []
          : [{ appId, name, enabled, publisher, permissions: [...permissions].sort() }];
      },
    );
    const truth = truthOfApplications(ministryOf({ seed: "applications", size: "tiny" }));
    expect(applications).toEqual(truth.map(({ inHouse: _own, consent: _given, ...rest }) => rest));
    expect(applications.some(({ enabled }) => enabled === false)).toBe(true);
    expect(odd).toEqual([]);
  });
});
