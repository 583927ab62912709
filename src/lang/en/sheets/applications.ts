import type { applicationsSheet as french } from "../../fr/sheets/applications.ts";

export const applicationsSheet: typeof french = {
  title: "Applications",
  note: "Applications, third-party and in-house, that read or write in Microsoft 365: each stops working when what it depends on is moved. Waves are those of the spaces that were seen. Microsoft Graph tells neither who gave a consent nor on which day people gave theirs: the directory’s audit log keeps it for a while.",
  columns: {
    name: "Application",
    origin: "Origin",
    publisher: "Publisher",
    dependsOn: "Depends on",
    touched: "Touched from wave",
    stops: "Stops working in wave",
    consent: "Consent",
    decision: "Business decision",
    agentsData: "Handles data about agents?",
    responsible: "Person in charge",
    comment: "Comment",
    permissions: "Permissions",
    id: "Identifier",
  },
};
