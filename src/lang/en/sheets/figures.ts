import type { figures as french } from "../../fr/sheets/figures.ts";

export const figures: typeof french = { items: "Items", bytes: "Volume", read: "Read", sensitive: "Sensitivity (R9)" };
