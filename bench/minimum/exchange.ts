/**
 * Mailboxes, counted exactly and without opening one message. For each account that is no guest:
 *
 *     1  `mailboxSettings/userPurpose`, which also says whether there is a mailbox
 *
 * and for each mailbox that there is:
 *
 *     n  `mailFolders/delta`, every folder at every depth, 250 a page when `Prefer: odata.maxpagesize` asks for it
 *     1  `calendars`, which says whose each is
 *     1  the count of the default calendar (`events/$count`), and one more for each other calendar that the mailbox owns
 *     1  the count of the default contact folder (`contacts/$count`)
 *     1  `contactFolders`, then for each folder beside the default one: what it holds, and what lies below it
 *
 * A mailbox that refuses is asked for each of its three services: each may be closed for a reason of its own. A group's
 * mailbox has no count: its threads are listed, and the posts of each. Rules that forward mail are no part of it: they hold
 * addresses, and are asked for only where contents are read, at one request a mailbox.
 */

import { calendarsOf } from "../../src/simulator/ministry/calendars.ts";
import { contactFoldersOf } from "../../src/simulator/ministry/contacts.ts";
import { threadsOf } from "../../src/simulator/ministry/conversations.ts";
import { foldersOf } from "../../src/simulator/ministry/mail-folders.ts";
import type { Ministry } from "../../src/simulator/ministry/ministry.ts";
import { type Need, need, numbersTo, pagesOf, sumOf } from "./need.ts";

const FOLDERS = 250;
const EVENTS = 1000;
const THREADS = 100;
const POSTS = 100;

export function exchangeNeeds(ministry: Ministry): readonly Need[] {
  const accounts = numbersTo(ministry.people).filter((person) => !ministry.person(person).guest);
  const states = Map.groupBy(accounts, (person) => ministry.person(person).mailbox);
  const opened = [...(states.get("open") ?? []), ...(states.get("empty") ?? [])];
  const shut = [...(states.get("locked") ?? []), ...(states.get("closed") ?? [])];
  const groups = numbersTo(ministry.groups).filter((group) => ministry.group(group).unified);
  const threads = groups.map((group) => threadsOf(ministry, group));
  const calendars = opened.flatMap((person) => calendarsOf(ministry, person).filter(({ owner }) => owner === person));
  const folders = opened.map((person) => foldersOf(ministry, person).length);
  const beside = sumOf(opened, (person) => contactFoldersOf(ministry, person).length - 1);
  return [
    need("exchange", "purpose of each account’s mailbox", accounts.length),
    need(
      "exchange",
      "mail folders",
      sumOf(folders, (count) => pagesOf(count, FOLDERS)),
      { sources: folders.length },
    ),
    need("exchange", "calendars", opened.length),
    need(
      "exchange",
      "events of each calendar owned",
      sumOf(calendars, ({ events }) => pagesOf(events, EVENTS)),
      { sources: calendars.length },
    ),
    need("exchange", "contacts of the default folder", opened.length),
    need("exchange", "contact folders", opened.length),
    need("exchange", "contacts of each other folder", beside),
    need("exchange", "folders below each other contact folder", beside),
    need("exchange", "mailboxes that refuse", 3 * shut.length),
    need(
      "exchange",
      "threads of group mailboxes",
      sumOf(threads, (some) => pagesOf(some.length, THREADS)),
      {
        sources: groups.length,
      },
    ),
    need(
      "exchange",
      "posts of each thread",
      sumOf(threads.flat(), ({ posts }) => pagesOf(posts, POSTS)),
      {
        sources: threads.flat().length,
      },
    ),
  ];
}
