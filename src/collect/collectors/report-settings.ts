/** Whether usage reports hide names behind hashes (`displayConcealedNames`). The setting is read, never changed. */

import { z } from "zod";
import { ROOT } from "../blocks.ts";
import { defineCollector } from "../collector.ts";
import { refused } from "../gaps.ts";

const Settings = z.object({ displayConcealedNames: z.boolean().nullish() });
/** The documentation's example wraps the object in `value`; the service has been seen without. */
const Answered = z.union([z.object({ value: Settings }).transform(({ value }) => value), Settings]);

const PERMISSION = "ReportSettings.Read.All";

export const reportSettings = defineCollector({
  id: "report-settings",
  title: "Réglage des rapports d’utilisation",
  services: [],
  needs: [
    {
      permission: PERMISSION,
      reason: {
        fr: "Savoir si les rapports d’utilisation masquent les noms",
        en: "Know whether usage reports conceal names",
      },
    },
  ],
  after: [],
  plants: [],
  roots: () => [ROOT],
  async *run(_task, { graph }) {
    const answer = await graph.get("/admin/reportSettings", Answered);
    const about = { service: null, where: "admin/reportSettings", permission: PERMISSION };
    yield {
      records: answer.ok
        ? [{ kind: "setting", id: "reports.concealed", value: answer.value.displayConcealedNames === true }]
        : [refused(answer.refusal, about)],
      cursor: null,
    };
  },
});
