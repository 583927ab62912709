/** Places as collectors tell them: a container with what is not said of it filled in, and what is not known of its volume. */

import type { Gap } from "../model/gap.ts";
import type { Container, Part } from "../model/records.ts";
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
