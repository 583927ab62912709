import type { inventorySheets as french } from "../../fr/sheets/inventory.ts";
import { figures } from "./figures.ts";
import { unmarked } from "./unmarked.ts";

const columns = {
  service: "Service",
  kind: "Type",
  name: "Name",
  owner: "Owner",
  unit: "Directorate",
  group: "Team or group",
  site: "Site",
  ...figures,
  unread: "Not read, and why",
  label: "Label",
  target: "Proposed target",
  fit: "Fit, markings left out",
  use: "Last used",
  wave: "Wave",
  why: "Why this wave",
  created: "Created on",
  lastActivity: "Last activity",
  owners: "Owners",
  guests: "Guests",
  traits: "Particulars",
  coverage: "Scan",
  url: "Address",
  id: "Identifier",
};

const note = `One row for each space. The rows of a service add up; nothing is counted twice. ${unmarked}`;

export const inventorySheets: typeof french = {
  exchange: { title: "Exchange", note, columns },
  onedrive: { title: "OneDrive", note, columns },
  teams: { title: "Teams", note, columns },
  sharepoint: { title: "SharePoint", note, columns },
  other: {
    title: "Other services",
    note: "What Microsoft Graph hardly shows is told from licences, usage reports or your own declaration.",
    columns,
  },
};
