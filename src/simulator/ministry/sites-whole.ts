/** The truth of this half of the tenant, place by place, and the words that no output may ever hold. */

import { channelsOf } from "./channels.ts";
import { postsOf, truthOfChannels } from "./channels-posts.ts";
import { chatMessages, chatsBegunBy, truthOfChats } from "./chats.ts";
import { librariesOf, refusalOf } from "./drives.ts";
import { personalDrive } from "./drives-people.ts";
import { treeIn } from "./files.ts";
import { truthOfLibrary } from "./files-truth.ts";
import { listsOf } from "./lists.ts";
import { rowOf, rowsOf, truthOfLists } from "./lists-rows.ts";
import { pageOf, pagesOf, truthOfPages } from "./pages.ts";
import { plansOf, taskOf, truthOfPlans } from "./planner.ts";
import { siteOf } from "./sites.ts";
import type { Ground } from "./sites-ground.ts";
import { closed, PERSONAL, type Place, siteInSlot, siteSlots, subsitesOf } from "./sites-places.ts";
import type { RefusedPlace, TruthLine } from "./sites-truth.ts";
import { canaryOfEvent, eventCount, truthOfWebinars } from "./webinars.ts";

/** Every site, subsites after their parents, closed ones too. */
export function* placesOf(ground: Ground): Generator<Place> {
  for (let slot = 0; slot < siteSlots(ground); slot++) {
    const place = siteInSlot(ground, slot);
    if (place !== null) yield* withSubsites(place);
  }
}

function* withSubsites(place: Place): Generator<Place> {
  yield place;
  for (const below of subsitesOf(place)) yield* withSubsites(below);
}

/** A line per container that may be counted; call records apart, as they have none. */
export function* truthOfPlaces(ground: Ground): Generator<TruthLine> {
  for (const place of placesOf(ground)) {
    if (closed(place) !== null) continue;
    for (const library of librariesOf(ground, place))
      if (refusalOf(library) === null) yield* truthOfLibrary(ground, library);
    yield* truthOfLists(ground, place);
    yield* truthOfPages(ground, place);
  }
  for (let group = 0; group < ground.groups; group++) {
    yield* truthOfChannels(ground, group);
    yield* truthOfPlans(ground, group);
  }
  for (let person = 0; person < ground.people; person++) {
    yield* truthOfChats(ground, person);
    yield* truthOfWebinars(ground, person);
  }
}

/** Sites whose content is refused as a whole, by site id; locked personal drives, by drive id; refused ones, by person. */
export function* refusedPlaces(ground: Ground): Generator<RefusedPlace> {
  for (let person = 0; person < ground.people; person++) {
    if (personalDrive(ground, person) !== "refused") continue;
    yield { service: "onedrive.files", id: ground.person(person).id, status: 403 };
  }
  for (const place of placesOf(ground)) {
    const shut = closed(place);
    if (shut !== null) yield { service: "sharepoint.documents", id: siteOf(ground, place).id, status: shut.status };
    else
      for (const library of librariesOf(ground, place))
        if (library.locked) yield { service: library.service, id: library.id, status: 423 };
  }
}

/**
 * Words and values that stand in contents alone, and values in names, which names are told without. Of a large
 * tenant, those of its documents and of the first hundred sites, groups and people.
 */
export function* secretsOf(ground: Ground, most = 100): Generator<string> {
  yield* secretsInNames(ground, most);
  for (let index = 0; index < ground.stock.count; index++) yield* told(ground.stock.specimen(index));
  for (let slot = 0; slot < Math.min(siteSlots(ground), most); slot++) {
    const place = siteInSlot(ground, slot);
    if (place === null || place.kind === PERSONAL) continue;
    for (const list of listsOf(ground, place).filter(({ template }) => template === "genericList"))
      for (const d of rowsOf(ground, list)) yield* told(rowOf(ground, list, d));
    for (const d of pagesOf(ground, place)) yield* told(pageOf(ground, place, d));
  }
  for (let group = 0; group < Math.min(ground.groups, most); group++) {
    for (const channel of channelsOf(ground, group)) for (const post of postsOf(ground, channel)) yield* told(post);
    for (const plan of plansOf(ground, group)) for (const d of plan.tasks) yield* told(taskOf(ground, plan, d));
  }
  for (let person = 0; person < Math.min(ground.people, most); person++) {
    for (const kind of ["webinar", "townhall"] as const)
      for (let d = 0; d < eventCount(ground, person, kind); d++) yield canaryOfEvent(ground, person, kind, d);
    for (const chat of chatsBegunBy(ground, person)) {
      yield* chat.topic === null ? [] : [chat.topic];
      for (const message of chatMessages(ground, chat)) yield* told(message);
    }
  }
}

function* secretsInNames(ground: Ground, most: number): Generator<string> {
  for (let slot = 0; slot < Math.min(siteSlots(ground), most); slot++) {
    const place = siteInSlot(ground, slot);
    if (place === null) continue;
    const libraries = librariesOf(ground, place);
    const nodes = libraries.flatMap((library) => treeIn(ground, library).nodes).filter((node) => node !== null);
    for (const thing of [siteOf(ground, place), ...libraries, ...nodes]) yield* numbersIn(thing);
  }
  for (let group = 0; group < Math.min(ground.groups, most); group++)
    for (const thing of [ground.group(group), ...channelsOf(ground, group)]) yield* numbersIn(thing);
}

function* numbersIn({ name, named }: { readonly name: string; readonly named: readonly string[] }): Generator<string> {
  if (named.length > 0) yield* name.match(/\d[\dAB ]{7,}\d/g) ?? [];
}

function* told({ canary, values }: { readonly canary: string; readonly values: readonly string[] }): Generator<string> {
  yield canary;
  yield* values;
}
