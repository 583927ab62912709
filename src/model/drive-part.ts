/**
 * What the doctrine treats apart inside a drive, told by a folder that Teams made at its root or by how far a file is
 * shared. What a folder is goes down to what it holds; of two, the later of this list stands.
 */
export const DRIVE_PARTS = [
  "shared-users",
  "shared-organization",
  "shared-anonymous",
  "recordings",
  "chat-files",
] as const;
export type DrivePart = (typeof DRIVE_PARTS)[number];

/** How far a link or a grant reaches, the nearest first. Source: `shared.scope` of a drive item in Microsoft Graph. */
export const REACHES = ["users", "organization", "anonymous"] as const;
export type Reach = (typeof REACHES)[number];

/** Folders that Teams makes at the root of a personal drive, in the language of whoever uses it. */
export const TEAMS_FOLDERS = ["recordings", "chat-files"] as const;
export type TeamsFolder = (typeof TEAMS_FOLDERS)[number];

/** Which of those a folder's name is, whatever its case; pure: the names come from `templates/`. */
export function teamsFolderTest(
  names: Readonly<Record<TeamsFolder, readonly string[]>>,
): (name: string) => TeamsFolder | null {
  const known = new Map(TEAMS_FOLDERS.flatMap((folder) => names[folder].map((name) => [plain(name), folder] as const)));
  return (name) => known.get(plain(name)) ?? null;
}

const plain = (name: string) => name.normalize("NFC").trim().toLowerCase();
