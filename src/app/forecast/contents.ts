/** What the reading of contents asks beside the inventory: all of them, or the share that a sample draws. Pure. */

import type { ChosenWorkload, ContentMode, ContentModes, Workload } from "../../model/service.ts";
import { type Precision, rateOf } from "../../plan/sample-size.ts";
import { type Ask, ask, further } from "./ask.ts";
import { BYTES, PAGES, RATIOS, READ, SECONDS } from "./assumptions.ts";
import type { Things } from "./things.ts";

export function contentAsks(things: Things, content: ContentModes, sampling: Precision): readonly Ask[] {
  const share = (mode: ContentMode, population: number) =>
    mode === "none" ? 0 : mode === "full" ? 1 : rateOf(Math.round(population), sampling);
  const { exchange, onedrive, teams, sharepoint } = content;
  return [
    ...(exchange === "none" ? [] : ofMail(things, exchange, (population) => share(exchange, population))),
    ...ofFiles("onedrive", things.driveFiles, things.driveBytes, share(onedrive, things.driveFiles)),
    ...ofFiles("teams", things.teamFiles, things.teamBytes, share(teams, things.teamFiles)),
    ...ofFiles("sharepoint", things.siteFiles, things.siteBytes, share(sharepoint, things.siteFiles)),
    ...(sharepoint === "none" ? [] : ofSites(things, sharepoint, (population) => share(sharepoint, population))),
    ...(teams === "sample" ? ofMessages(things) : []),
  ];
}

type Share = (population: number) => number;

/** Marks first, since what is private is never fetched; then pages of bodies, or one by one what is drawn. */
function ofMail({ mailboxes, mailItems, mailBytes, unified }: Things, mode: ContentMode, share: Share): readonly Ask[] {
  const asked = (path: string, times: number, more: Partial<Ask> = {}) =>
    ask({ of: "exchange", when: ["exchange"], path, times, content: true, by: "alone", ...more });
  const folders = mailboxes * RATIOS.mailFolders;
  const read = mailItems * share(mailItems);
  const pages = (page: number) => folders + further(mailItems, folders, page);
  const bodies = { bytes: PAGES.bodies * BYTES.message, seconds: SECONDS.bodies };
  const attachments = read * READ.withAttachment;
  const events = mailboxes * RATIOS.events;
  return [
    // Rules of all mailboxes, whatever is drawn of their mail.
    asked("/users/x/mailFolders/inbox/messageRules", mailboxes, { by: "batch", bytes: BYTES.answer }),
    asked("/users/x/mailFolders/x/messages", pages(PAGES.marks), { bytes: BYTES.answer + 100 * BYTES.event }),
    ...(mode === "full"
      ? [asked("/users/x/mailFolders/x/messages", pages(PAGES.bodies), bodies)]
      : [
          asked("/users/x/mailFolders/x/messages", pages(PAGES.picked)),
          asked("/users/x/messages/x", read, { by: "batch", bytes: BYTES.message }),
        ]),
    asked("/users/x/messages/x/attachments", attachments, { by: "batch", bytes: BYTES.row }),
    asked("/users/x/messages/x/attachments/x/$value", attachments * READ.attachments, {
      bytes: attachments === 0 ? 0 : (mailBytes * READ.mailBytes * share(mailItems)) / attachments / READ.attachments,
      seconds: SECONDS.download,
    }),
    asked(
      "/users/x/calendars/x/events",
      mailboxes * RATIOS.calendars + further(events, mailboxes, PAGES.bodies),
      bodies,
    ),
    ...(mode === "full" ? [] : [asked("/users/x/events/x", events * share(events), { by: "batch" })]),
    asked("/users/x/contacts", mailboxes * (1 + RATIOS.contactFolders), { bytes: RATIOS.contacts * BYTES.contact }),
    asked("/groups/x/threads", unified),
    asked("/groups/x/threads/x/posts", unified * RATIOS.threads, { by: "batch", bytes: BYTES.post }),
  ];
}

/** A file is asked for at Graph, then fetched where it stands. */
function ofFiles(of: Workload & ChosenWorkload, files: number, bytes: number, share: number): readonly Ask[] {
  const read = files * share * READ.files;
  const path = "/drives/x/items/x/content";
  const each = read === 0 ? 0 : (bytes * share * READ.fileBytes) / read;
  return [
    ask({ of, when: [of], path, times: read, by: "alone", content: true }),
    ask({ of, when: [of], path, times: read, by: "download", bytes: each, content: true }),
  ];
}

/** `--labels extract`: one request for each file of a format that may bear a label, whatever is read of it. */
export function labelAsks({ driveFiles, teamFiles, siteFiles }: Things): readonly Ask[] {
  const path = "/drives/x/items/x/extractSensitivityLabels";
  const files = { onedrive: driveFiles, teams: teamFiles, sharepoint: siteFiles };
  return (["onedrive", "teams", "sharepoint"] as const).map((of) =>
    ask({ of, when: [of], path, times: files[of] * READ.labelled, bytes: BYTES.answer, by: "alone" }),
  );
}

/** `--sharing`: one request for each file that is sensitive and shared. What is not read is known by its name alone. */
export function sharingAsks(things: Things, content: ContentModes, sampling: Precision): readonly Ask[] {
  const files = { onedrive: things.driveFiles, teams: things.teamFiles, sharepoint: things.siteFiles };
  return (["onedrive", "teams", "sharepoint"] as const).map((of) => {
    const mode = content[of];
    const read = mode === "none" ? 0 : mode === "full" ? 1 : rateOf(Math.round(files[of]), sampling);
    const times = files[of] * (read * READ.sharedSensitive + (1 - read) * READ.sharedByName);
    return ask({
      of,
      when: [of],
      path: "/drives/x/items/x/permissions",
      times,
      bytes: BYTES.answer + 3 * BYTES.member,
    });
  });
}

/** Rows of lists that are all read come with the inventory; those of a sample are gone through again. */
function ofSites({ sites, lists, unified }: Things, mode: ContentMode, share: Share): readonly Ask[] {
  const [pages, plans] = [sites * RATIOS.pages, unified * RATIOS.plans];
  const tasks = plans * RATIOS.tasks;
  const asked = (of: Workload, path: string, times: number, more: Partial<Ask> = {}) =>
    ask({ of, when: ["sharepoint"], path, times, content: true, ...more });
  return [
    ...(mode === "sample"
      ? [asked("sharepoint", "/sites/x/lists/x/items", lists, { by: "alone", bytes: RATIOS.rows * BYTES.row })]
      : []),
    asked("sharepoint", "/sites/x/pages/x/microsoft.graph.sitePage", pages * share(pages), { bytes: BYTES.canvas }),
    asked("other", "/planner/plans/x/tasks", plans, { by: "alone", bytes: RATIOS.tasks * BYTES.task }),
    asked("other", "/planner/tasks/x/details", tasks * share(tasks), { bytes: BYTES.row }),
  ];
}

/** Once counted, messages are gone through a second time for those that are drawn. */
function ofMessages({ members, teams, channelMessages, chatMessages }: Things): readonly Ask[] {
  const asked = (path: string, lists: number, messages: number) => {
    const times = lists + further(messages, lists, PAGES.messages);
    const bytes = times === 0 ? 0 : BYTES.answer + (messages * BYTES.chatMessage) / times;
    return ask({ of: "teams", when: ["teams"], path, times, bytes, by: "alone", content: true });
  };
  return [
    asked("/teams/x/channels/getAllMessages", teams, channelMessages),
    asked("/users/x/chats/getAllMessages", members, chatMessages * RATIOS.chatMembers),
  ];
}
