import type { formerTitles as french } from "../fr/former-titles.ts";

export const formerTitles: typeof french = {
  plan: { label: ["Label"], fit: ["Fit", "Fit, markings left out"], why: ["Why this wave"] },
};
