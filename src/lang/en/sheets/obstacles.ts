import type { obstaclesSheet as french } from "../../fr/sheets/obstacles.ts";

export const obstaclesSheet: typeof french = {
  title: "Blockers",
  note: "What keeps a space from an offer, and the way round it. First what holds for all spaces of a service, then space by space. What was not collected is told: that it has no row proves nothing. Protection markings are not among them: their places are for the security officer alone.",
  columns: {
    service: "Service",
    name: "Space",
    unit: "Directorate",
    offer: "Offer",
    what: "Blocker",
    weighs: "Effect",
    items: "Items",
    bytes: "Volume",
    wayRound: "Way round",
    basis: "Ground",
    id: "Identifier",
  },
};
