/**
 * Roles of the directory that a token carries (`wids`), by the id of their template: they let do things that no permission
 * says. Source: https://learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference
 */

export interface DirectoryRole {
  /** Of its template, in lower case. */
  readonly id: string;
  /** Microsoft's own; null of a role that the table does not name. */
  readonly name: string | null;
  /** False of a role that writes, and of one that is not known: nobody can tell what it lets do. */
  readonly reads: boolean;
}

export interface DirectoryRoleTable {
  /** Names by id. */
  readonly reading: ReadonlyMap<string, string>;
  readonly writing: ReadonlyMap<string, string>;
  /** Ids that stand in every token. */
  readonly everybody: ReadonlySet<string>;
}

/** Knows no role: each is taken for one that writes. */
export const NO_ROLE_KNOWN: DirectoryRoleTable = { reading: new Map(), writing: new Map(), everybody: new Set() };

/** Without those that everybody has, each once, by name. */
export function directoryRolesOf(ids: readonly string[], table: DirectoryRoleTable): readonly DirectoryRole[] {
  const own = [...new Set(ids.map((id) => id.toLowerCase()))].filter((id) => !table.everybody.has(id));
  return own
    .map((id) => ({
      id,
      name: table.reading.get(id) ?? table.writing.get(id) ?? null,
      reads: table.reading.has(id),
    }))
    .sort((one, other) => ((one.name ?? one.id) < (other.name ?? other.id) ? -1 : 1));
}
