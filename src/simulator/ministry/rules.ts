/** Rules of the pretend mailboxes: most have none, some tidy up, some send mail on, inside or to somebody outside. */

import type { Ministry } from "./ministry.ts";

interface Rule {
  readonly id: string;
  readonly displayName: string;
  readonly sequence: number;
  readonly isEnabled: boolean;
  readonly hasError: boolean;
  readonly isReadOnly: boolean;
  readonly actions: Readonly<Record<string, unknown>>;
}

const OUTSIDE = "boite.personnelle@exterieur.example";

export function rulesOf({ domain }: Ministry, person: number): readonly Rule[] {
  const to = (...addresses: string[]) => addresses.map((address) => ({ emailAddress: { name: address, address } }));
  const rule = (displayName: string, actions: Rule["actions"], isEnabled = true) => ({
    displayName,
    actions,
    isEnabled,
  });
  const some = [
    ...(person % 5 === 0 ? [rule("Ranger les lettres d’information", { markAsRead: true })] : []),
    ...(person % 12 === 1 ? [rule("Copie chez moi", { forwardTo: to(OUTSIDE) })] : []),
    ...(person % 24 === 1 ? [rule("Tout au prestataire", { redirectTo: to(`accueil@${domain}`, OUTSIDE) })] : []),
    ...(person % 12 === 4 ? [rule("Ancien renvoi", { forwardAsAttachmentTo: to(OUTSIDE) }, false)] : []),
    ...(person % 12 === 2 ? [rule("Au secrétariat", { forwardTo: to(`accueil@${domain}`) })] : []),
  ];
  return some.map((each, at) => ({
    ...each,
    id: `AQAAA${person.toString(36)}${at}=`,
    sequence: at + 1,
    hasError: false,
    isReadOnly: false,
  }));
}

/** How many of them, in use, send mail on to somebody outside. */
export function forwardsOut(ministry: Ministry, person: number): number {
  return rulesOf(ministry, person).filter(
    ({ isEnabled, actions }) => isEnabled && JSON.stringify(actions).includes(OUTSIDE),
  ).length;
}
