import type { redaction as french } from "../fr/redaction.ts";

export const redaction: typeof french = {
  mention: "Copy for publication – names replaced by a kind and a number",
  smallUnits: "Directorates of fewer than ten people",
  given: "stated",
  kind: {
    mailbox: "Mailbox",
    group: "Group",
    drive: "OneDrive",
    chat: "Chat",
    channel: "Channel",
    library: "Library",
    list: "List",
    site: "Site",
    plan: "Plan",
    notebook: "Notebook",
    space: "Space",
    person: "Person",
    item: "Item",
    application: "Application",
    label: "Label",
    tenant: "Tenant",
    setting: "Setting",
    detector: "Detector",
    file: "File",
  },
};
