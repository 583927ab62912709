/** The content of contacts: what is written of people in their cards. Folder after folder, the default one first. */

import { z } from "zod";
import type { Page, Reading, Task, TaskSeed } from "../../model/task.ts";
import { defineCollector, type Tools } from "../collector.ts";
import { refused } from "../gaps.ts";
import { onceEach } from "../listing.ts";
import { several } from "../several.ts";
import { VERSION_FIELDS, Versioned, versionOf } from "../versions.ts";
import { linesOf } from "../wording.ts";

const SERVICE = "exchange.contacts";
const PERMISSION = "Contacts.Read";
const FULL = `id,displayName,companyName,department,jobTitle,emailAddresses,businessPhones,homePhones,mobilePhone,homeAddress,businessAddress,birthday,personalNotes,${VERSION_FIELDS}`;

const text = z.string().nullish();
const texts = several(z.string());
const Address = z.object({ street: text, postalCode: text, city: text }).nullish();
const Contact = z.object({
  id: z.string(),
  displayName: text,
  companyName: text,
  department: text,
  jobTitle: text,
  emailAddresses: several(z.object({ address: text })),
  businessPhones: texts,
  homePhones: texts,
  mobilePhone: text,
  homeAddress: Address,
  businessAddress: Address,
  birthday: text,
  personalNotes: text,
  ...Versioned,
});

const Params = z.object({ main: z.boolean(), folders: z.array(z.string()) });
const Cursor = z.object({ folder: z.number(), link: z.string().nullable() });

export const contacts = defineCollector({
  id: "contacts",
  title: "Contenu des contacts",
  services: [SERVICE],
  needs: [
    {
      permission: PERMISSION,
      reason: {
        fr: "Repérer ce qui relève de la sensibilité (R9) dans les fiches de contact",
        en: "Search contact cards for sensitive data",
      },
      forContent: true,
    },
  ],
  after: ["mailboxes"],
  plants: [],
  roots: () => [],
  run: (task, tools) => read(task, tools),
});

/** Plants the reading of one mailbox's contacts: those of the default folder, or not, and of these others. */
export function contactSeed(
  person: string,
  { main, folders }: { readonly main: boolean; readonly folders: readonly string[] },
): readonly TaskSeed[] {
  return main || folders.length > 0 ? [{ collector: contacts.id, key: person, params: { main, folders } }] : [];
}

async function* read(task: Task, { graph, drawn }: Tools): AsyncGenerator<Page> {
  const person = task.key;
  const { main, folders } = Params.parse(task.params);
  const lists = [
    ...(main ? [`/users/${encodeURIComponent(person)}/contacts`] : []),
    ...folders.map(
      (folder) => `/users/${encodeURIComponent(person)}/contactFolders/${encodeURIComponent(folder)}/contacts`,
    ),
  ];
  const start = task.cursor === null ? { folder: 0, link: null } : Cursor.parse(JSON.parse(task.cursor));
  const about = { service: SERVICE, container: person, where: "contacts", permission: PERMISSION } as const;
  for (const [index, list] of lists.entries()) {
    if (index < start.folder) continue;
    const from = index === start.folder ? start.link : null;
    for await (const answer of graph.pages(`${list}?$select=${FULL}&$top=250`, Contact, { from })) {
      const next = answer.ok && answer.value.next !== null ? { folder: index, link: answer.value.next } : null;
      const place = next ?? (index + 1 < lists.length ? { folder: index + 1, link: null } : null);
      const cursor = place === null ? null : JSON.stringify(place);
      if (!answer.ok) {
        yield { records: answer.refusal.cause === "vanished" ? [] : [refused(answer.refusal, about)], cursor };
        continue;
      }
      const wanted = await drawn(SERVICE, person, onceEach(answer.value.items));
      const readings = wanted.map(
        (contact): Reading => ({
          service: SERVICE,
          container: person,
          item: contact.id,
          version: versionOf(contact),
          name: null,
          contents: contentsOf(contact),
        }),
      );
      yield { records: [], readings, cursor };
    }
  }
}

function contentsOf(contact: z.infer<typeof Contact>) {
  const { displayName, companyName, department, jobTitle, mobilePhone, birthday, personalNotes } = contact;
  const mails = contact.emailAddresses.map(({ address }) => address);
  const phones = [...contact.businessPhones, ...contact.homePhones, mobilePhone];
  const addresses = [contact.homeAddress, contact.businessAddress].map((address) =>
    [address?.street, address?.postalCode, address?.city].filter((part) => part).join(" "),
  );
  // A birthday is an instant at midnight: its day alone is what the card says.
  const born = birthday?.slice(0, 10);
  return linesOf(
    displayName,
    companyName,
    department,
    jobTitle,
    ...mails,
    ...phones,
    ...addresses,
    born,
    personalNotes,
  );
}
