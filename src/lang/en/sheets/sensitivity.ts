import type { sensitivitySheet as french } from "../../fr/sheets/sensitivity.ts";

export const sensitivitySheet: typeof french = {
  title: "Sensitivity (R9)",
  note: "Items in which data was found, service by service. No value is kept. An item may belong to several categories.",
  columns: {
    service: "Service",
    presumed: "Presumed by the text",
    harm: "Probable harm (C6), your answer",
    harmBy: "By whom, and why",
    items: "Items",
    read: "Read",
    share: "Share read",
    sensitive: "Sensitivity (R9)",
    estimate: "Estimate for the whole",
    drawn: "Draw of the sample",
    containers: "Spaces concerned",
    citizens: "Personal data of citizens",
    companies: "Economic data of companies",
    agents: "Data on State agents",
    special: "Special categories (GDPR, art. 9 and 10)",
    marked: "Documents bearing a marking",
    restricted: "Restricted reports",
    detectors: "By detector",
  },
};
