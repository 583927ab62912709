import type { EvidenceKind } from "../../model/evidence.ts";
import type { evidence as fr } from "../fr/evidence.ts";

const kinds: Readonly<Record<EvidenceKind, string>> = {
  account: "Accounts",
  drive: "OneDrive",
  team: "Teams",
  site: "Sites",
};

export const evidence: typeof fr = {
  kinds,
  title: "What stood before",
  curve: "Share of what is there today that already stood at the end of each month",
  drawn: (from, to, engaged, text) =>
    `Share of what is there today that already stood at the end of each month, from ${from} to ${to}. Upright lines: ${engaged} and ${text}.`,
  dots: (engaged, text) =>
    `Round dots: end of the month of ${engaged}${text === null ? "" : `; lozenges: end of the month of ${text}`}`,
  seen: (shares, day, { from, to }) =>
    `Of what is there today, the share created by the end of each month, from ${from} to ${to}; before ${day}: ${shares.map(([kind, share]) => `${kind} ${share}`).join(", ")}.`,
  before: (kind, { before, all, unknown }, day, first, someUnknown) =>
    `${kinds[kind]} created before ${day}: ${before} of ${all}${first === null ? "" : ` (the oldest: ${first})`}${someUnknown ? `; day not known for ${unknown}` : ""}.`,
  opened: (spaces, one, day) =>
    `Created after the note: ${spaces} ${one ? "space" : "spaces"} opened after ${day} in services closed to derogation.`,
  undated: (spaces, one) =>
    `In these services the day of creation of ${spaces} ${one ? "space" : "spaces"} is not known.`,
  services: {
    exchange: "Exchange",
    sharepoint: "SharePoint and OneDrive",
    teams: "Teams",
    skype: "Skype for Business",
    office: "Office programs",
  },
  licensed: (told) =>
    `First assignments of licences that Microsoft Graph still tells: ${told.map(([service, day]) => `${service}, ${day}`).join("; ")}. It is the day of a known assignment, not of a purchase: to be confirmed by the contracts.`,
  unseen:
    "What Microsoft Graph does not show: what was deleted since; the day on which a mailbox was opened (that of the account stands for it); the day on which licences were bought; contents older than the space that they were moved to. Contracts, orders and minutes of the administration remain the documents of the file.",
  marks: {
    engaged: (day) => `${day}: state of the project that the text asks about`,
    text: (day) => `${day}: day of the text`,
  },
};
