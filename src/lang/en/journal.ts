import type { journal as french } from "../fr/journal.ts";

export const journal: typeof french = {
  configuration: "Configuration",
  sheet: (sheet) => `sheet ${sheet}`,
  unsaid: "not said",
  nothing: "nothing",
  takenBack: "taken back",
  ownWords: "in their own words",
  stage: { "very-advanced": "very advanced", "not-very-advanced": "not very advanced" },
  field: {
    label: "Label",
    harm: "Probable harm (C6)",
    derogation: "Derogation",
    stage: "Stage of the project",
    engagedOn: "Engaged on",
    acceptableOffer: "Acceptable offer since",
    decision: "Business decision",
    status: "Status",
    chosenWave: "Chosen wave",
    agentsData: "Handles data about agents",
  },
};
