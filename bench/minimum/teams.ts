/**
 * Teams without a message: the list of groups already says which are teams.
 *
 *     1  each team: its channels, in a batch
 *     1  each private or shared channel that it hosts: the folder of its files, in a site of its own
 *     n  each account that is no guest: the chats that it is in, fifty a page
 */

import { channelsOf } from "../../src/simulator/ministry/channels.ts";
import { chatsOf } from "../../src/simulator/ministry/chats.ts";
import type { Ministry } from "../../src/simulator/ministry/ministry.ts";
import { type Need, need, numbersTo, pagesOf, sumOf } from "./need.ts";

const CHATS = 50;

export function teamsNeeds(ministry: Ministry): readonly Need[] {
  const teams = numbersTo(ministry.groups).filter((group) => ministry.group(group).team);
  const apart = teams
    .flatMap((group) => channelsOf(ministry, group))
    .filter(({ membership }) => membership !== "standard");
  const accounts = numbersTo(ministry.people).filter((person) => !ministry.person(person).guest);
  const chatPages = sumOf(accounts, (person) => pagesOf(chatsOf(ministry, person).length, CHATS));
  return [
    need("teams", "channels of each team", teams.length),
    need("teams", "chats of each account", chatPages, { sources: accounts.length }),
    need("teams", "files of private and shared channels", apart.length),
  ];
}
