import type { glossary as french } from "../fr/glossary.ts";

export const glossary: typeof french = {
  kind: { word: "Word", label: "Label", status: "Status", confidence: "Ground" },
  words: {
    annex: {
      term: "Annex",
      meaning: "The frozen workbook, without any name of a person, that is attached to the derogation request.",
    },
    blocker: { term: "Blocker", meaning: "What keeps a space from leaving for an offer, and has to be lifted first." },
    special: {
      term: "Special categories (GDPR, art. 9 and 10)",
      meaning: "Health, justice and other data that the GDPR protects more.",
    },
    target: {
      term: "Target",
      meaning: "The offer that a space can go to: it refuses nothing of what the space holds.",
    },
    clock: {
      term: "Clock",
      meaning:
        "The months that the text leaves to a derogation; they run from the day on which the offer that it speaks of exists in France.",
    },
    derogation: {
      term: "Derogation",
      meaning: "The signed permission to keep for a time a service that the text excludes. Bascule does not give it.",
    },
    finding: {
      term: "Data found",
      meaning: "A detector has recognised a value or a vocabulary; the value is kept nowhere.",
    },
    gap: { term: "Gap", meaning: "The difference between what left and what arrived." },
    edition: { term: "Edition", meaning: "The dated set of texts by which the plan is made." },
    item: { term: "Item", meaning: "What a space holds: message, file, post, task." },
    space: { term: "Space", meaning: "A place that holds items: mailbox, library, channel, list." },
    individual: {
      term: "Individual space",
      meaning: "The mailbox, drive or chats of one person: what touches their life is told there by directorate alone.",
    },
    hds: { term: "HDS", meaning: "Hosting of health data: a certification that the label does not replace." },
    ii901: {
      term: "II 901",
      meaning: "Interministerial instruction on the protection of sensitive information systems.",
    },
    marking: {
      term: "Protection marking",
      meaning: "A marking (“Diffusion Restreinte”…) presumed in contents: the security officer alone has its places.",
    },
    unknown: { term: "Unknown", meaning: "Microsoft Graph does not give this figure." },
    unread: { term: "Not read", meaning: "The contents were not opened: that does not say that there is nothing." },
    officer: {
      term: "Security officer",
      meaning:
        "To whom presumed markings and credentials are reported, and to nobody else; failing one, the information systems security officer (RSSI).",
    },
    offer: {
      term: "Offer",
      meaning: "A service to leave for: LaSuite, a tool of the State, an offer qualified SecNumCloud.",
    },
    part: {
      term: "Part of a service",
      meaning: "What the text treats apart inside a service: the chat files kept in OneDrive, for instance.",
    },
    owner: {
      term: "Owner",
      meaning: "That of a space. The person in charge is that of a row of the plan: it is you who name them.",
    },
    scan: { term: "Scan", meaning: "The reading of the tenant by Bascule, read-only, on a given day." },
    responsible: { term: "Person in charge", meaning: "That of a row of the plan: it is you who name them." },
    secnumcloud: { term: "SecNumCloud", meaning: "The qualification of a cloud service by ANSSI." },
    sensitivity: {
      term: "Sensitivity (R9)",
      meaning: "In the sense of rule R9 of the doctrine; not to be confused with the special categories.",
    },
    snap: { term: "Snap", meaning: "The digital backpack of the public servant: the tools that the State provides." },
    tenant: { term: "Tenant", meaning: "The organisation of the administration in Microsoft 365." },
    wave: { term: "Wave", meaning: "What leaves together: a team, its site, its channels." },
  },
  status: {
    toExamine: "nobody has looked at the row yet",
    inPreparation: "what blocks it is being lifted",
    ready: "nothing stands in the way any more",
    underWay: "the move has begun",
    moved: "everything left; what arrived was not verified",
    verified: "what arrived was counted and opened",
    blocked: "the row waits for somebody or something",
    noAction: "nothing is to be moved, and that is decided",
  },
};
