/** Places and things as collectors tell them: what is not said of them filled in, and what is not known of a volume. */

import type { Gap } from "../model/gap.ts";
import type { Container, Item, Part } from "../model/records.ts";
import { type ContentMode, type ContentModes, chosenWorkloadOf, type ServiceId } from "../model/service.ts";
import { unseen } from "./gaps.ts";

type About = Pick<Container, "type" | "name"> & Partial<Omit<Container, "kind" | "service" | "id" | "type" | "name">>;

export function placeOf(service: ServiceId, id: string, about: About): Container {
  return {
    kind: "container",
    service,
    id,
    owner: null,
    group: null,
    site: null,
    url: null,
    created: null,
    lastActivity: null,
    listed: true,
    traits: {},
    ...about,
  };
}

/** One thing of a place. What bears no name, no size and no mark is told by its id alone. */
export function thingIn(
  service: ServiceId,
  container: string,
  id: string,
  about: Partial<Omit<Item, "kind" | "service" | "container" | "id">> = {},
): Item {
  return {
    kind: "item",
    service,
    container,
    id,
    type: "thing",
    parent: null,
    name: null,
    bytes: null,
    created: null,
    modified: null,
    private: false,
    traits: {},
    ...about,
  };
}

/** Its things are listed one by one, and Graph tells the size of none: its bytes are unknown, not nought. */
export function unsized(service: ServiceId, container: string): Part {
  return { kind: "part", service, container, id: "things", items: 0, bytes: null, counted: true };
}

/** What it holds was not counted at all. */
export function uncounted(service: ServiceId, container: string): Part {
  return { kind: "part", service, container, id: "things", items: null, bytes: null, counted: true };
}

/** Counted, and never read: the configuration closes it. */
export function notRead(service: ServiceId, container: string): Gap {
  return unseen("left-out", 1, { service, container, where: "content" });
}

export function modeOf(content: ContentModes, service: ServiceId): ContentMode {
  return content[chosenWorkloadOf(service)];
}
