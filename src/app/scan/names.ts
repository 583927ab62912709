/** Names pass through the detectors before anything of them is kept: a value in one stands there as `[nir]`. Pure. */

import type { Known } from "../../collect/collector.ts";
import type { TeamLibrary } from "../../model/directory-records.ts";
import type { Finding } from "../../model/finding.ts";
import type { TenantRecord } from "../../model/records.ts";
import type { Page } from "../../model/task.ts";
import type { NameFinding } from "../../store/commit.ts";

export type MaskName = (name: string) => { readonly masked: string; readonly findings: readonly Finding[] };

/** The page as it may be stored, and what was found in the names of its places, folders and items. */
export function maskNames(page: Page, mask: MaskName): { page: Page; nameFindings: readonly NameFinding[] } {
  const nameFindings: NameFinding[] = [];
  const records = page.records.map((record) => maskRecord(record, mask, nameFindings));
  const readings = page.readings?.map((reading) =>
    reading.name === null ? reading : { ...reading, name: mask(reading.name).masked },
  );
  return { page: { ...page, records, ...(readings && { readings }) }, nameFindings };
}

function maskRecord(record: TenantRecord, mask: MaskName, found: NameFinding[]): TenantRecord {
  switch (record.kind) {
    case "container": {
      if (record.name === null) return record;
      const { masked, findings } = mask(record.name);
      const { service, id: container } = record;
      found.push(...findings.map((finding) => ({ service, container, of: "place" as const, finding })));
      return { ...record, name: masked, url: maskAddress(record.url, mask) };
    }
    case "item": {
      if (record.name === null) return record;
      const { masked, findings } = mask(record.name);
      const { service, container, id } = record;
      const of = record.type === "file" || record.type === "thing" ? { item: id } : { folder: id };
      found.push(...findings.map((finding) => ({ service, container, of, finding })));
      return { ...record, name: masked };
    }
    case "group":
      return { ...record, ...maskOwn(record.name, mask), address: maskWords(record.address, mask) };
    case "person":
      return {
        ...record,
        ...maskOwn(record.name, mask),
        address: mask(record.address).masked,
        addresses: [...new Set(record.addresses.map((address) => mask(address).masked))],
        department: maskWords(record.department, mask),
      };
    case "usage":
      // Named after the same addresses, by which it is found again.
      return { ...record, id: record.id.replace(/(?<=\/).*$/s, (subject) => mask(subject).masked) };
    case "personal-space":
      return { ...record, id: mask(record.id).masked };
    case "organisation":
      return { ...record, displayName: mask(record.displayName).masked };
    case "site":
      return { ...record, ...maskOwn(record.name, mask), url: maskAddress(record.url, mask) ?? "" };
    case "team-library":
      return record.drive === null ? record : maskLibrary(record, record.drive, mask);
    case "application":
      return { ...record, name: mask(record.name).masked, publisher: maskWords(record.publisher, mask) };
    case "label":
      return { ...record, name: mask(record.name).masked };
    default:
      return record;
  }
}

function maskWords(words: string | null, mask: MaskName): string | null {
  return words === null ? null : mask(words).masked;
}

/** Places are named after accounts, groups and sites: what was found in such a name is kept beside it. */
function maskOwn(name: string, mask: MaskName): { name: string; named?: readonly Finding[] } {
  const { masked, findings } = mask(name);
  return findings.length === 0 ? { name: masked } : { name: masked, named: findings };
}

function maskLibrary(record: TeamLibrary, drive: NonNullable<TeamLibrary["drive"]>, mask: MaskName): TeamLibrary {
  const { masked, findings } = drive.name === null ? { masked: null, findings: [] } : mask(drive.name);
  const named = findings.length > 0 ? { named: findings } : {};
  return { ...record, ...named, drive: { ...drive, name: masked, url: maskAddress(drive.url, mask) } };
}

/** A place whose name was masked before it reached it bears the findings of what it is named after. */
export async function inheritedFindings(page: Page, known: Pick<Known, "fact">): Promise<readonly NameFinding[]> {
  const found: NameFinding[] = [];
  for (const record of page.records) {
    if (record.kind !== "container" || !/\[[a-z-]+\]/.test(record.name ?? "")) continue;
    const { service, id, name, owner, group, site } = record;
    const library = await known.fact("team-library", id);
    const origins = [
      library?.drive ? { name: library.drive.name, named: library.named } : null,
      await known.fact("person", owner ?? id),
      group === null ? null : await known.fact("group", group),
      await known.fact("site", site ?? id),
    ];
    const origin = origins.find((fact) => fact?.name === name);
    found.push(...(origin?.named ?? []).map((finding) => ({ service, container: id, of: "place" as const, finding })));
  }
  return found;
}

/** An address repeats names in its own spelling (`%20`); one that holds a value is kept decoded and masked. */
function maskAddress(url: string | null, mask: MaskName): string | null {
  if (url === null) return null;
  const plain = decoded(url);
  const { masked, findings } = mask(plain);
  return findings.length === 0 && masked === plain ? url : masked;
}

function decoded(url: string): string {
  try {
    return decodeURI(url);
  } catch (error) {
    // An address with a stray percent sign is no worse for being searched as it stands.
    if (error instanceof URIError) return url;
    throw error;
  }
}
