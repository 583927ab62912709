/** A document in the making: pieces of text, each with what is true of it, until they are laid end to end. */

import { cellsFrom } from "../../src/model/cells.ts";
import type { DocumentText } from "../../src/model/text.ts";
import type { Label } from "./labelled.ts";

export interface Piece {
  readonly text: string;
  readonly value?: Omit<Label, "start" | "end">;
  /** A cell under this header begins here; `null` ends it. */
  readonly cell?: string | null;
  /** A header, footer or watermark begins or ends here. */
  readonly stamp?: boolean;
}

export interface Laid {
  readonly document: DocumentText;
  readonly labels: readonly Label[];
}

export function lay(pieces: readonly Piece[], sensitivityLabels: readonly string[]): Laid {
  const labels: Label[] = [];
  const cells: { start: number; end: number; header: string }[] = [];
  const stamps: { start: number; end: number }[] = [];
  let text = "";
  let cell: { start: number; header: string } | null = null;
  let stamp: number | null = null;
  for (const piece of pieces) {
    if (piece.cell !== undefined) {
      if (cell) cells.push({ ...cell, end: text.length });
      cell = piece.cell === null ? null : { start: text.length, header: piece.cell };
    }
    if (piece.stamp === true) stamp = text.length;
    if (piece.stamp === false && stamp !== null) stamps.push({ start: stamp, end: text.length });
    if (piece.value) labels.push({ ...piece.value, start: text.length, end: text.length + piece.text.length });
    text += piece.text;
  }
  return { document: { entry: null, text, cells: cellsFrom(cells), stamps, labels: sensitivityLabels }, labels };
}

/** Pieces that are whole lines, or that hold a label, keep their letters; the rest is anybody's to spoil. */
export function mapPlain(pieces: readonly Piece[], change: (text: string) => string): Piece[] {
  return pieces.map((piece) => (piece.value || piece.text === "" ? piece : { ...piece, text: change(piece.text) }));
}
