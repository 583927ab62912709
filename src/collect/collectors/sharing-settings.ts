/** How far SharePoint and OneDrive may be shared outside the tenant (`sharingCapability`). */

import { z } from "zod";
import { ROOT } from "../blocks.ts";
import { defineCollector } from "../collector.ts";
import { refused } from "../gaps.ts";

const Settings = z.object({ sharingCapability: z.string().nullish() });
const PERMISSION = "SharePointTenantSettings.Read.All";

export const sharingSettings = defineCollector({
  id: "sharing-settings",
  title: "Réglage du partage externe",
  services: ["sharepoint.documents", "onedrive.files", "other.external-transfer"],
  needs: [
    {
      permission: PERMISSION,
      reason: {
        fr: "Savoir si les fichiers peuvent être partagés hors de l’administration",
        en: "Know whether files may be shared outside the administration",
      },
    },
  ],
  after: [],
  plants: [],
  roots: () => [ROOT],
  async *run(_task, { graph }) {
    const answer = await graph.get("/admin/sharepoint/settings?$select=sharingCapability", Settings);
    const about = { service: null, where: "admin/sharepoint/settings", permission: PERMISSION };
    yield {
      records: answer.ok
        ? [{ kind: "setting", id: "sharing.capability", value: answer.value.sharingCapability ?? "unknown" }]
        : [refused(answer.refusal, about)],
      cursor: null,
    };
  },
});
