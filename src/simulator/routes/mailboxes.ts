/** What opens a mailbox, or does not; what it is for; and the settings around it. */

import { type Asked, found, get, type Json, listed, type Reply, type Route, refused } from "../http/route.ts";
import type { MailboxState } from "../ministry/people.ts";
import { rulesOf } from "../ministry/rules.ts";
import { ofPerson } from "./people.ts";

const CLOSED: Readonly<
  Record<Exclude<MailboxState, "open" | "empty">, { status: number; code: string; message: string }>
> = {
  none: {
    status: 404,
    code: "MailboxNotEnabledForRESTAPI",
    message: "The mailbox is either inactive, soft-deleted, or is hosted on-premise.",
  },
  "on-premises": {
    status: 404,
    code: "MailboxNotSupportedForRESTAPI",
    message: "REST API is not yet supported for this mailbox.",
  },
  locked: { status: 423, code: "resourceLocked", message: "The mailbox is locked." },
  closed: { status: 403, code: "ErrorAccessDenied", message: "Access is denied. Check credentials and try again." },
};

/** Answers for a mailbox that opens; the others are refused, each in its own way. */
export function ofMailbox(answer: (asked: Asked, person: number) => Reply): Route["answer"] {
  return ofPerson((asked, person) => {
    const { mailbox } = asked.ministry.person(person);
    return mailbox === "open" || mailbox === "empty" ? answer(asked, person) : refused(CLOSED[mailbox]);
  });
}

/** A locked mailbox tells its purpose all the same: that is no content. */
function purpose(told: (purpose: string) => Json): Route["answer"] {
  return ofPerson(({ ministry }, person) => {
    const { mailbox, purpose: value } = ministry.person(person);
    return mailbox === "open" || mailbox === "empty" || mailbox === "locked"
      ? found(told(value))
      : refused(CLOSED[mailbox]);
  });
}

export const MAILBOX_ROUTES: readonly Route[] = [
  get(
    "/users/{user-id}/mailboxSettings/userPurpose",
    purpose((value) => ({ value })),
  ),
  get(
    "/users/{user-id}/mailboxSettings",
    purpose((userPurpose) => ({ userPurpose, timeZone: "Romance Standard Time", language: { locale: "fr-FR" } })),
  ),
  get(
    "/users/{user-id}/mailFolders/inbox/messageRules",
    ofMailbox(({ ministry }, person) => listed(rulesOf(ministry, person).map((rule) => ({ ...rule })))),
  ),
  get(
    "/users/{user-id}/outlook/masterCategories",
    ofMailbox(() =>
      listed([{ id: "0b8de0c6-3a2f-4c55-9b42-7d0a1f6a2c11", displayName: "À suivre", color: "preset0" }]),
    ),
  ),
];
