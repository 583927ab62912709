/**
 * Who the pretend files are open to: what a file or a folder above it is shared as, with links that end and links that do
 * not, an agent, a guest whom the directory knows, and one whom SharePoint alone knows.
 */

import type { Node } from "./files-nodes.ts";
import type { Tree } from "./files-tree.ts";
import type { Ground } from "./sites-ground.ts";

const STRANGER = "consultante@cabinet.example";
const ENDS = "2027-03-31T21:59:59Z";

export interface SharingTruth {
  readonly anonymous: number;
  readonly organization: number;
  readonly people: number;
  readonly guests: number;
  readonly endless: number;
  readonly until: string | null;
}

type Reach = NonNullable<Node["traits"]["shared"]>;

/** What it is shared as, itself or by what it lies in: the nearest first. */
function reachesOf(tree: Tree, node: Node): readonly Reach[] {
  const found: Reach[] = [];
  for (let at: Node | null = node; at !== null; at = at.parent === null ? null : (tree.nodes[at.parent] ?? null))
    if (at.traits.shared !== undefined) found.push(at.traits.shared);
  return found;
}

/** The first guest of the directory, where there is one. */
function guestOf(ground: Ground): number | null {
  for (let person = 0; person < Math.min(ground.people, 60); person++) if (ground.person(person).guest) return person;
  return null;
}

export function permissionsOf(ground: Ground, tree: Tree, node: Node): readonly Record<string, unknown>[] {
  const owners = {
    id: "owners",
    roles: ["owner"],
    grantedToV2: { siteGroup: { id: "3", displayName: "Propriétaires" } },
  };
  const links = reachesOf(tree, node).map((scope, at) => ({
    id: `link-${node.d}-${at}`,
    roles: ["read"],
    shareId: `u!${node.d}-${at}`,
    hasPassword: false,
    ...(scope === "organization" ? { expirationDateTime: ENDS } : {}),
    link: { scope, type: "view", webUrl: `https://${ground.host}/:b:/g/${node.d}-${at}`, preventsDownload: false },
    grantedToIdentitiesV2: scope === "users" ? invited(ground) : [],
  }));
  return [owners, ...links];
}

function invited(ground: Ground): readonly Record<string, unknown>[] {
  const guest = guestOf(ground);
  return [
    ...[0, ...(guest === null ? [] : [guest])].map((index) => {
      const { id, name, address } = ground.person(index);
      const loginName = `i:0#.f|membership|${address.toLowerCase()}`;
      return { user: { id, displayName: name }, siteUser: { id: String(index + 10), displayName: name, loginName } };
    }),
    {
      user: { displayName: STRANGER, email: STRANGER },
      siteUser: { id: "9", displayName: STRANGER, loginName: `i:0#.f|membership|urn%3aspo%3aguest#${STRANGER}` },
    },
  ];
}

export function sharingTruth(ground: Ground, tree: Tree, node: Node): SharingTruth {
  const reaches = reachesOf(tree, node);
  const count = (reach: Reach) => reaches.filter((each) => each === reach).length;
  const [anonymous, organization, people] = [count("anonymous"), count("organization"), count("users")];
  const guests = people === 0 ? 0 : guestOf(ground) === null ? 1 : 2;
  return {
    anonymous,
    organization,
    people,
    guests,
    endless: anonymous + people,
    until: organization > 0 ? ENDS : null,
  };
}
