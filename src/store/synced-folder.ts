/**
 * Folders that a program copies elsewhere as they change, and folders of another machine: a store there is sent to the cloud
 * that is about to be left, and its log without it; locks do not hold between machines. Known by where the folder is and by
 * what stands in the folders above it.
 *
 * Sources: Microsoft, "OneDrive guide for enterprise" (`OneDrive - <organisation>`, and `<organisation>` for libraries of
 * SharePoint) and "Environment variables" (`OneDrive`, `OneDriveCommercial`, `OneDriveConsumer`); Apple, File Provider
 * (`~/Library/CloudStorage`) and `~/Library/Mobile Documents`; Nextcloud desktop (`.sync_<hash>.db`, `._sync_<hash>.db` before 2.6);
 * Syncthing (`.stfolder`). What OneDrive and Dropbox leave is documented by nobody, and met in each root of theirs.
 */

export type Synced =
  | "OneDrive"
  | "SharePoint"
  | "iCloud"
  | "Google Drive"
  | "Dropbox"
  | "Nextcloud"
  | "kDrive"
  | "Box"
  | "Syncthing";

export interface Machine {
  readonly windows: boolean;
  /** Folder of the account. */
  readonly home: string;
  /** `OneDrive`, `OneDriveCommercial`, `OneDriveConsumer`, as far as they are set. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Names of what stands in a folder; none where it cannot be told. */
  readonly namesIn: (folder: string) => readonly string[];
}

const VARIABLES = ["OneDrive", "OneDriveCommercial", "OneDriveConsumer"];

/** What each program calls the folder that it keeps in step, in the folder of the account or at the root of a disk. */
const CALLED: readonly (readonly [RegExp, Synced])[] = [
  [/^onedrive(?:$| - )/i, "OneDrive"],
  [/^icloud ?drive$/i, "iCloud"],
  [/^(?:google ?drive|mon drive|my drive)$/i, "Google Drive"],
  [/^dropbox(?:$| \()/i, "Dropbox"],
  [/^nextcloud\d*$/i, "Nextcloud"],
  [/^kdrive\d*$/i, "kDrive"],
];
/** Too plain a name to mean anything but there. */
const IN_ACCOUNT: typeof CALLED = [...CALLED, [/^box(?: sync)?$/i, "Box"]];

/** What a program leaves in the folder that it keeps in step. */
const LEFT: readonly (readonly [RegExp, Synced])[] = [
  [/^\.849C9593-D756-4E56-8D6E-42412F2A707B$/i, "OneDrive"],
  [/^\.dropbox\.cache$/i, "Dropbox"],
  [/^\.tmp\.drive(?:upload|download)$/i, "Google Drive"],
  [/^\.stfolder$/i, "Syncthing"],
  [/^\._?sync_[0-9a-f]+\.db$/i, "Nextcloud"],
];

/** Providers of macOS: `~/Library/CloudStorage/OneDrive-Ministere`. */
const OF_MACOS: readonly (readonly [RegExp, Synced])[] = [
  [/^onedrive-shared/i, "SharePoint"],
  [/^onedrive/i, "OneDrive"],
  [/^googledrive/i, "Google Drive"],
  [/^dropbox/i, "Dropbox"],
  [/^box/i, "Box"],
  [/^nextcloud/i, "Nextcloud"],
  [/^kdrive/i, "kDrive"],
];

/** @param path absolute, links followed. Null where nothing says that anything copies it. */
export function syncedBy(path: string, machine: Machine): Synced | null {
  const parts = partsOf(path, machine.windows);
  return byVariable(parts, machine) ?? byName(parts, machine) ?? byTrace(parts, path, machine);
}

function byVariable(parts: readonly string[], { env, windows, home, namesIn }: Machine): Synced | null {
  const roots = VARIABLES.flatMap((name) => (env[name] ? [env[name]] : []));
  if (roots.some((root) => isWithin(parts, partsOf(root, windows)))) return "OneDrive";
  // Libraries of SharePoint are kept beside, in a folder that bears the organisation's name.
  const beside = namesIn(home).map((name) => [...partsOf(home, windows), name.toLowerCase()]);
  const named = [...roots.map((root) => partsOf(root, windows)), ...beside];
  for (const root of named) {
    const organisation = /^onedrive - (.+)$/.exec(root.at(-1) ?? "")?.[1];
    if (organisation && isWithin(parts, [...root.slice(0, -1), organisation])) return "SharePoint";
  }
  return null;
}

function byName(parts: readonly string[], { windows, home }: Machine): Synced | null {
  const account = partsOf(home, windows);
  const below = isWithin(parts, account) ? parts.slice(account.length) : [];
  if (below[0] === "library" && below[1] === "mobile documents") return "iCloud";
  if (below[0] === "library" && below[1] === "cloudstorage" && below[2] !== undefined) {
    return first(OF_MACOS, below[2]) ?? "OneDrive";
  }
  // A disk of its own (`G:\\Mon Drive`) has no account above.
  const [root] = windows ? parts.slice(1) : [];
  return first(IN_ACCOUNT, below[0]) ?? first(CALLED, root);
}

/** Any folder above may be the one that is kept in step: it bears what the program left there. */
function byTrace(parts: readonly string[], path: string, { windows, namesIn }: Machine): Synced | null {
  const separator = windows ? "\\" : "/";
  const whole = path.split(windows ? /[\\/]/ : "/").filter(Boolean);
  for (let depth = parts.length; depth >= (windows ? 1 : 0); depth -= 1) {
    const folder = (windows ? "" : "/") + whole.slice(0, depth).join(separator);
    for (const name of namesIn(depth === 1 && windows ? `${folder}\\` : folder)) {
      const found = first(LEFT, name);
      if (found !== null) return found;
    }
  }
  return null;
}

const first = (table: readonly (readonly [RegExp, Synced])[], name: string | undefined): Synced | null =>
  name === undefined ? null : (table.find(([shape]) => shape.test(name))?.[1] ?? null);

/** Names of folders from the root on, as both systems compare them there: without case. */
const partsOf = (path: string, windows: boolean): readonly string[] =>
  path
    .toLowerCase()
    .split(windows ? /[\\/]/ : "/")
    .filter(Boolean);

const isWithin = (parts: readonly string[], root: readonly string[]) =>
  root.length > 0 && root.every((part, at) => parts[at] === part);
