/** Who has a personal drive, and in what state it is: most have one; some never opened it, one is locked, one is empty. Who left leaves one behind. */

import { hasShapedDrive } from "./drives-shape.ts";
import type { Ground } from "./sites-ground.ts";

export type PersonalDrive = "open" | "empty" | "locked" | "never-made" | "refused";

const SPECIAL: Readonly<Record<number, PersonalDrive>> = { 4: "never-made", 6: "refused", 8: "locked", 9: "empty" };

/** People whose account is gone and whose personal site still stands: numbered after all others, and in no list of accounts. */
export function leavers(ground: Ground): number {
  return ground.shape === null ? Math.max(1, Math.floor(ground.people / 100)) : 0;
}

/** In turns of twelve people in a small ministry, of sixty in a large one. */
export function personalDrive(ground: Ground, person: number): PersonalDrive {
  if (ground.shape !== null) return hasShapedDrive(person, ground.shape.drives) ? "open" : "never-made";
  if (person >= ground.people) return "open";
  const { active, guest } = ground.person(person);
  if (!active || guest) return "never-made";
  return SPECIAL[person % (ground.people <= 60 ? 12 : 60)] ?? "open";
}

export function hasPersonalSite(ground: Ground, person: number): boolean {
  return !["never-made", "refused"].includes(personalDrive(ground, person));
}
