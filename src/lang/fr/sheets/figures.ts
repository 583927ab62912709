/** Columns of figures that several sheets share. */
export const figures = { items: "Éléments", bytes: "Volume", read: "Lus", sensitive: "Sensibilité (R9)" };
