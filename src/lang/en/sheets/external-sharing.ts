import type { externalSharingSheet as french } from "../../fr/sheets/external-sharing.ts";

export const externalSharingSheet: typeof french = {
  title: "External sharing",
  note: "Shared files in which data under sensitivity (R9) was found: who they are open to, in numbers, without any name. A guest of several files counts for each. OneDrives are told together by directorate. Protection markings and secrets are not among them: they are in the restricted file.",
  columns: {
    service: "Service",
    name: "Space",
    site: "Site",
    unit: "Directorate",
    files: "Sensitive files shared",
    outside: "Of them open outside",
    anonymous: "Links open to anyone",
    organization: "Links open to the whole administration",
    people: "Links to named people",
    guests: "Guests",
    endless: "Links without end",
    until: "Last end of a link",
    id: "Identifier",
  },
};
