import { expect, test } from "vitest";
import type { ServiceId } from "../src/model/service.ts";
import { type Described, stratumOf } from "../src/model/stratum.ts";

test.each<[string, ServiceId, string, Partial<Described>, string]>([
  [
    "a document",
    "sharepoint.documents",
    "library",
    { name: "Note.DOCX", bytes: 900, modified: "2021-05-04T08:00:00Z" },
    "library document small 2020",
  ],
  [
    "a large workbook of long ago",
    "onedrive.files",
    "personal",
    { name: "a.b.xls", bytes: 2 ** 20, modified: "1998-01-01T00:00:00Z" },
    "personal sheet large 1995",
  ],
  [
    "a file without an extension, a size or a day",
    "teams.files",
    "library",
    { name: "LISEZMOI" },
    "library other small undated",
  ],
  ["a name that is nothing but an extension", "teams.files", "library", { name: ".pdf" }, "library pdf small undated"],
  ["a name that was masked", "teams.files", "library", { name: "[nir].pdf", bytes: 3 }, "library pdf small undated"],
  [
    "what never changed goes by when it was made",
    "sharepoint.pages",
    "site",
    { created: "2025-01-01T00:00:00Z" },
    "site 2025",
  ],
  ["a day that is none", "sharepoint.lists", "list", { modified: "hier" }, "list undated"],
  ["a message of Teams", "teams.chat", "oneOnOne", { created: "2024-12-31T23:59:59Z" }, "oneOnOne 2020"],
  [
    "a message of a mailbox: its mailbox alone is known",
    "exchange.mail",
    "shared",
    { name: "a.pdf", modified: "2024-01-01" },
    "shared",
  ],
])("%s", (_case, service, space, item, expected) => {
  expect(stratumOf(service, space, { id: "i", ...item })).toBe(expected);
});
