/** A decision on a part of a service is that of the spaces which are the part, and of no other. */

import { expect, test } from "vitest";
import { decide } from "../../src/doctrine/decide.ts";
import { type Answers, NO_ANSWERS } from "../../src/model/answers.ts";
import type { IsoDate } from "../../src/model/dates.ts";
import type { ServiceId } from "../../src/model/service.ts";
import { spaceVerdict } from "../../src/plan/space-verdict.ts";
import { NO_CONFIGURATION } from "../../src/store/configuration.ts";
import { edition, offers } from "../doctrine/templates.ts";

const on = "2026-11-03" as IsoDate;
const answered = (key: "exchange.mail/shared-mailboxes" | "onedrive.files/recordings" | "exchange.mail"): Answers => ({
  ...NO_ANSWERS,
  labels: { [key]: { label: "move-now", by: "x", on, why: "y" } as const },
});
const of = (service: ServiceId, type: string, answers: Answers) =>
  spaceVerdict(decide(edition, offers, service, NO_CONFIGURATION.project, on, answers), { type });

test.each<[string, ServiceId, string, Answers, string]>([
  ["nobody decided", "exchange.mail", "shared", NO_ANSWERS, "establish-eligibility"],
  ["of the part", "exchange.mail", "shared", answered("exchange.mail/shared-mailboxes"), "move-now"],
  ["of the part", "exchange.mail", "room", answered("exchange.mail/shared-mailboxes"), "move-now"],
  ["not of the part", "exchange.mail", "user", answered("exchange.mail/shared-mailboxes"), "establish-eligibility"],
  ["the whole was decided", "exchange.mail", "shared", answered("exchange.mail"), "move-now"],
  [
    "what lies inside decides nothing for the drive",
    "onedrive.files",
    "personal",
    answered("onedrive.files/recordings"),
    "establish-eligibility",
  ],
])("%s: %s, %s", (_case, service, type, answers, action) => {
  const verdict = of(service, type, answers);
  expect([verdict.label, verdict.action]).toEqual(["derogable", action]);
});
