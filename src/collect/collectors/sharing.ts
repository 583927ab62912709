/**
 * Who may open what is sensitive and shared: links by kind, guests, and when they end. Asked for only where the run was told
 * to (`--sharing`), of those files alone, since each costs five units of SharePoint's. Whoever it is shared with is looked at
 * to know a guest from an agent, and is kept of nobody. https://learn.microsoft.com/graph/api/driveitem-list-permissions
 */

import { z } from "zod";
import type { Answer, Refusal } from "../../graph/graph.ts";
import type { Sharing, TenantRecord } from "../../model/records.ts";
import type { Page, Task } from "../../model/task.ts";
import { batchApart } from "../batch-apart.ts";
import { defineCollector, type Known, type Tools } from "../collector.ts";
import { isAbsent, refused, unseen } from "../gaps.ts";
import { type Library, libraryOf } from "../library.ts";
import { type FirstPage, pageOf, partOf, whole } from "../listing.ts";
import { several } from "../several.ts";

const PERMISSION = "Files.Read.All";
const WHERE = "drives/items/permissions";
/** Files in one commit: what is asked for again, at most, after a scan was killed. */
const WINDOW = 20;

const Identity = z
  .object({
    user: z.object({ id: z.string().nullish(), email: z.string().nullish() }).nullish(),
    siteUser: z.object({ loginName: z.string().nullish(), email: z.string().nullish() }).nullish(),
  })
  .nullish();
type Identity = z.infer<typeof Identity>;

const Permission = z.object({
  id: z.string().nullish(),
  link: z.object({ scope: z.string().nullish() }).nullish(),
  expirationDateTime: z.string().nullish(),
  grantedToV2: Identity,
  grantedToIdentitiesV2: several(Identity),
});
type Permission = z.infer<typeof Permission>;
const Permissions = pageOf(Permission);

export const sharing = defineCollector({
  id: "sharing",
  title: "Partages des fichiers à données repérées",
  services: ["onedrive.files", "teams.files", "sharepoint.documents"],
  needs: [
    {
      permission: PERMISSION,
      reason: {
        fr: "Compter les liens et les invités des fichiers partagés où une donnée est repérée (--sharing)",
        en: "Count the links and guests of sensitive files that are shared (--sharing)",
      },
      forSharing: true,
    },
  ],
  // What is sensitive is known once all is read.
  after: ["drive-files", "read-files", "organisation", "people"],
  plants: [],
  roots: () => [],
  run: walk,
});

const Cursor = z.object({ after: z.string(), untold: z.number() });

async function* walk(task: Task, { graph, known }: Tools): AsyncGenerator<Page> {
  const library = libraryOf(task);
  const { service, drive } = library;
  const isGuest = await guestTest(known);
  let { after, untold }: { after: string | null; untold: number } =
    task.cursor === null ? { after: null, untold: 0 } : Cursor.parse(JSON.parse(task.cursor));
  for (;;) {
    const files = await known.sharedSensitive(service, drive, after, WINDOW);
    const answers = await batchApart(
      graph,
      files.map((id) => ({ id, path: routeOf(drive, id), schema: Permissions })),
    );
    const records: TenantRecord[] = [];
    for (const item of files) {
      const all = await allOf(partOf(answers, item), (first) =>
        whole(graph, routeOf(drive, item), Permission, { first }),
      );
      if (all.ok) records.push(apart(library, item, await sharingOf(all.value, isGuest)));
      else if (isOfPlace(all.refusal)) records.push(shut(all.refusal, library));
      else if (!isAbsent(all.refusal)) untold += 1;
    }
    if (untold > 0) records.push(unseen("untold", untold, { service, container: drive, where: WHERE }));
    after = files.length < WINDOW ? null : (files.at(-1) ?? null);
    yield { records, cursor: after === null ? null : JSON.stringify({ after, untold }) };
    if (after === null) return;
  }
}

const routeOf = (drive: string, item: string) =>
  `/drives/${encodeURIComponent(drive)}/items/${encodeURIComponent(item)}/permissions` +
  "?$select=id,link,grantedToV2,grantedToIdentitiesV2,expirationDateTime";

/** A list of permissions is rarely longer than a page. */
async function allOf(
  first: Answer<FirstPage<Permission>>,
  rest: (first: Answer<FirstPage<Permission>>) => Promise<Answer<readonly Permission[]>>,
): Promise<Answer<readonly Permission[]>> {
  return first.ok && first.value.next === null ? { ok: true, value: first.value.items } : rest(first);
}

const apart = ({ service, drive }: Library, item: string, told: Sharing): TenantRecord => ({
  kind: "apart",
  service,
  container: drive,
  item,
  told: { sharing: told },
});

/** No permission, no answer: it is so for more than one file. */
const isOfPlace = ({ cause }: Refusal) => cause === "forbidden" || cause === "given-up";

const shut = (refusal: Refusal, { service, drive: container }: Library): TenantRecord =>
  refused(refusal, { service, container, where: WHERE, permission: PERMISSION });

const LINKS: Readonly<Record<string, "anonymous" | "organization" | "people">> = {
  anonymous: "anonymous",
  organization: "organization",
  users: "people",
};

type IsGuest = (identity: Identity) => Promise<string | null>;

/** A link to whoever has access already opens nothing to anybody. */
async function sharingOf(permissions: readonly Permission[], isGuest: IsGuest): Promise<Sharing> {
  const counts = { anonymous: 0, organization: 0, people: 0 };
  const guests = new Set<string>();
  let [endless, until]: [number, string | null] = [0, null];
  for (const { link, expirationDateTime: end, grantedToV2, grantedToIdentitiesV2 } of permissions) {
    for (const identity of [grantedToV2, ...grantedToIdentitiesV2]) {
      const guest = await isGuest(identity);
      if (guest !== null) guests.add(guest);
    }
    const kind = LINKS[link?.scope?.toLowerCase() ?? ""];
    if (kind === undefined) continue;
    counts[kind] += 1;
    if (!end) endless += 1;
    else if (until === null || end > until) until = end;
  }
  return { ...counts, guests: guests.size, endless, until };
}

/** As SharePoint writes whoever comes from another organisation. */
const FOREIGN = /#ext#|urn(:|%3a)spo(:|%3a)guest/i;

/** By the directory where it knows them; else by how they sign in, or an address of another domain. @returns what tells one from another. */
async function guestTest(known: Known): Promise<IsGuest> {
  const [organisation] = await known.facts("organisation", null, 1);
  const domains = new Set((organisation?.domains ?? []).map((domain) => domain.toLowerCase()));
  return async (identity) => {
    const { user, siteUser } = identity ?? {};
    const person = user?.id ? await known.fact("person", user.id) : null;
    if (person !== null) return person.guest ? person.id : null;
    const [login, address] = [siteUser?.loginName ?? "", (user?.email ?? siteUser?.email ?? "").toLowerCase()];
    const key = user?.id ?? (address || login);
    if (FOREIGN.test(login)) return key;
    const domain = address.includes("@") ? address.slice(address.lastIndexOf("@") + 1) : null;
    return domain !== null && domains.size > 0 && !domains.has(domain) ? key : null;
  };
}
