import type { restrictedSheet as french } from "../../fr/sheets/restricted.ts";

export const restrictedSheet: typeof french = {
  title: "Reports",
  note: "Presumed protective markings and credentials. For the security officer alone. The former levels (Confidentiel Défense, Secret Défense, Très Secret Défense) are looked for by general knowledge, unconfirmed.",
  columns: {
    service: "Service",
    detector: "Nature",
    space: "Space",
    name: "Name",
    count: "Number",
    confidence: "Confidence",
    url: "Address",
    container: "Identifier of the space",
    target: "Where it can go, markings included",
    item: "Identifier of the item",
  },
};
