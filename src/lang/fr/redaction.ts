/** What stands in the place of a name in a copy for publication: a kind, then a number. */
export const redaction = {
  mention: "Copie publiable – noms remplacés par un type et un numéro",
  given: "renseigné",
  kind: {
    mailbox: "Boîte",
    group: "Groupe",
    drive: "OneDrive",
    chat: "Conversation",
    channel: "Canal",
    library: "Bibliothèque",
    list: "Liste",
    site: "Site",
    plan: "Plan",
    notebook: "Bloc-notes",
    space: "Espace",
    person: "Personne",
    item: "Élément",
    application: "Application",
    label: "Étiquette",
    tenant: "Tenant",
    setting: "Réglage",
  },
};
