/**
 * What collectors say of a tenant: plain records, each with a natural key, so that saying one twice changes
 * nothing. Instants are ISO 8601 in UTC as Graph gives them, sizes are bytes, ids are Graph's own.
 * Names pass through the detectors before they are stored: a value in one stands there as `[nir]`.
 */

import type {
  Application,
  Group,
  Label,
  Licence,
  Organisation,
  Person,
  PersonalSpace,
  Site,
  TeamLibrary,
} from "./directory-records.ts";
import type { Reach, TeamsFolder } from "./drive-part.ts";
import type { Gap } from "./gap.ts";
import type { ServiceId } from "./service.ts";

/** A place that holds items: one line of `containers.ndjson`. */
export interface Container {
  readonly kind: "container";
  readonly service: ServiceId;
  readonly id: string;
  /** `user`, `shared`, `room`, `equipment`, `group`, `library`, `personal`, `standard`, `private`, `shared-channel`, `oneOnOne`, `list`, … */
  readonly type: string;
  /** Null for chats. */
  readonly name: string | null;
  /** Person who owns it, by id; null when nobody or a group does. */
  readonly owner: string | null;
  /** Group or team it belongs to. */
  readonly group: string | null;
  /**
   * Of a chat: of the directorates of those who are shown it, the first in the alphabet, since a chat is nobody's. Told again
   * by each of them in a scan, the first of all stands.
   */
  readonly department?: string | null;
  readonly site: string | null;
  readonly url: string | null;
  readonly created: string | null;
  readonly lastActivity: string | null;
  /** False for places that are counted without being a line of their own (call records). */
  readonly listed: boolean;
  /** What an answer told for nothing, by plain name: `archive`, `members`, `guests`, `quotaUsed`, `archived`… */
  readonly traits: Readonly<Record<string, string | number | boolean>>;
}

/** A share of a container whose items are counted without being listed: a mail folder, a calendar. */
export interface Part {
  readonly kind: "part";
  readonly service: ServiceId;
  readonly container: string;
  readonly id: string;
  /** Null where Graph cannot tell. */
  readonly items: number | null;
  readonly bytes: number | null;
  /** False for hidden and search folders: they are told, never counted. */
  readonly counted: boolean;
}

/** One thing inside a container, when things are listed one by one. */
export interface Item {
  readonly kind: "item";
  readonly service: ServiceId;
  readonly container: string;
  readonly id: string;
  /** Folders and notebooks are kept for the shape of the tree; only `file` and `thing` are counted. */
  readonly type: "file" | "folder" | "notebook" | "thing";
  readonly parent: string | null;
  /** For files, pages and list items; null for what bears no name that may be kept. */
  readonly name: string | null;
  readonly bytes: number | null;
  readonly created: string | null;
  readonly modified: string | null;
  /** Its content may not be read: its own name or mark says that it is private. Folders pass it on to what they hold. */
  readonly private: boolean;
  /** How far it is shared, itself; folders pass it on to what they hold. */
  readonly shared?: Reach;
  /** A folder whose name is one that Teams gives; it counts as such at the root of a drive alone. */
  readonly teamsFolder?: TeamsFolder;
  /**
   * `longPath`, `checkedOut`, `malware`…: what an answer told for nothing. `retained`: it bears a retention label; false of
   * one at least of those without, where the service tells labels at all.
   */
  readonly traits: Readonly<Record<string, string | number | boolean>>;
}

/**
 * What is asked for apart of a container or of one of its items, after it was said: it stands beside what its own record
 * says. Of an item, until that changes.
 */
export interface Apart {
  readonly kind: "apart";
  readonly service: ServiceId;
  readonly container: string;
  /** Null: of the container itself, among whose traits it is then. */
  readonly item: string | null;
  readonly told: ToldApart;
}

export interface ToldApart {
  /** Of a mailbox: rules that send mail on to somebody outside of the organisation. */
  readonly forwardsOut?: number;
  /** Of a page: parts of it that do not come with SharePoint. */
  readonly ownParts?: number;
  /** Of a file: by which links and to whom it is open. */
  readonly sharing?: Sharing;
}

/** Numbers alone: who it is shared with is kept of nobody. */
export interface Sharing {
  /** Links that open it to whoever has them, to everybody in the organisation, to people who are named. */
  readonly anonymous: number;
  readonly organization: number;
  readonly people: number;
  /** Guests who may open it, by a link or by themselves. */
  readonly guests: number;
  /** Of those links, how many never end, and the instant at which the last of the others does. */
  readonly endless: number;
  readonly until: string | null;
}

/** The item is no longer there (a delta said so). */
export interface Removed {
  readonly kind: "removed";
  readonly service: ServiceId;
  readonly container: string;
  /** From which part, where parts are walked by themselves: it may stand in another by now. */
  readonly part?: string;
  readonly id: string;
}

/** A thing that is counted without being listed, and whose content may not be read: it is told by its id alone. */
export interface Closed {
  readonly kind: "closed";
  readonly service: ServiceId;
  readonly container: string;
  readonly part: string;
  readonly id: string;
}

/** Forget the items and parts of this container, or of one part of it: its walk starts again from nothing (410, resync). */
export interface Reset {
  readonly kind: "reset";
  readonly service: ServiceId;
  readonly container: string;
  readonly part?: string;
}

/** One row of a usage report, joined by `subject` (principal name, site id, team id); figures by plain name. */
export interface Usage {
  readonly kind: "usage";
  readonly report: string;
  readonly id: string;
  /** Day of the figures, `Report Refresh Date`. */
  readonly day: string | null;
  readonly figures: Readonly<Record<string, string | number | boolean | null>>;
}

/** A tenant-wide setting that changes what the scan may conclude: `reports.concealed`, `sharing.capability`. */
export interface Setting {
  readonly kind: "setting";
  readonly id: string;
  readonly value: string | number | boolean;
}

/** A person or a chat whose content is never read: `person/…`, `chat/…`; `person/*` for everyone. */
export interface ClosedPlace {
  readonly kind: "closed-place";
  readonly id: string;
}

/** How a service is sampled, reckoned once for each scan, when all of it is counted and nothing is read yet. */
export interface Draw {
  readonly kind: "draw";
  readonly id: ServiceId;
  /** Number of the scan: what other scans saw is not of its population. */
  readonly scan: number;
  /** Key of the draws. */
  readonly seed: string;
  /** The chance that every item has. */
  readonly rate: number;
  /** How many items a stratum held then, and with what chance each is read; never below the common one. */
  readonly strata: Readonly<Record<string, { readonly items: number; readonly rate: number }>>;
}

export type Fact =
  | Organisation
  | Licence
  | Person
  | Group
  | Site
  | TeamLibrary
  | PersonalSpace
  | Usage
  | Application
  | Label
  | ClosedPlace
  | Setting
  | Draw;

export type TenantRecord = Fact | Container | Part | Item | Apart | Removed | Closed | Reset | Gap;

export type FactKind = Fact["kind"];

export type FactOf<K extends FactKind> = Extract<Fact, { kind: K }>;
