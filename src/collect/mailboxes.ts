/** A person's mailbox: mail, calendars and contacts are three containers on the same user id. */

import type { Person } from "../model/directory-records.ts";
import type { Container, TenantRecord } from "../model/records.ts";
import type { ServiceId } from "../model/service.ts";
import { type GapAbout, isAbsent, refused } from "./gaps.ts";

export interface Mailbox {
  readonly person: Person;
  /** `user`, `shared`, `room` or `equipment`. */
  readonly type: string;
}

/** The container of a mailbox in one of the services of Exchange. */
export function mailboxContainer(
  service: ServiceId,
  { person, type }: Mailbox,
  told: Partial<Pick<Container, "lastActivity" | "traits">> = {},
): Container {
  return {
    kind: "container",
    service,
    id: person.id,
    type,
    name: person.name,
    owner: person.id,
    group: null,
    site: null,
    url: null,
    created: null,
    lastActivity: null,
    listed: true,
    traits: {},
    ...told,
  };
}

/** What is told of a mailbox that did not open: a place that could not be seen, or no place at all. */
export function notOpened(
  container: Container,
  refusal: Parameters<typeof refused>[0],
  about: Pick<GapAbout, "where" | "permission">,
): readonly TenantRecord[] {
  const gap = refused(refusal, { service: container.service, container: container.id, ...about });
  return isAbsent(refusal) ? [gap] : [container, gap];
}
