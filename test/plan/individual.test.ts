/** What is one person's own, of which nothing intimate is told by name. */

import { expect, test } from "vitest";
import { isIndividual } from "../../src/model/individual.ts";
import type { Container } from "../../src/model/records.ts";
import { told } from "./memory-store.ts";

test.each<[string, Partial<Container> & Pick<Container, "service">, boolean]>([
  ["an agent's mailbox", { service: "exchange.mail", type: "user" }, true],
  ["their calendar", { service: "exchange.calendar", type: "user" }, true],
  ["their contacts", { service: "exchange.contacts", type: "user" }, true],
  ["a shared mailbox", { service: "exchange.mail", type: "shared" }, false],
  ["a room", { service: "exchange.mail", type: "room" }, false],
  ["a group's mailbox", { service: "exchange.group-mailboxes", type: "group", group: "g" }, false],
  ["a personal drive", { service: "onedrive.files", type: "personal", owner: "p" }, true],
  ["a chat", { service: "teams.chat", type: "oneOnOne" }, true],
  ["a channel", { service: "teams.channel-messages", type: "standard", group: "g" }, false],
  ["a notebook in a personal drive", { service: "other.onenote", owner: "p" }, true],
  ["a notebook of a team", { service: "other.onenote", owner: "p", group: "g" }, false],
  ["a notebook of a site", { service: "other.onenote", site: "s" }, false],
  ["a library", { service: "sharepoint.documents", type: "library", site: "s" }, false],
])("%s", (_case, { service, ...some }, expected) => {
  const { container } = told(service, "x", { container: { owner: null, group: null, site: null, ...some } });
  expect(isIndividual(container)).toBe(expected);
});
