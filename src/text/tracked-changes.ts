/**
 * A paragraph as it was before its tracked changes (ECMA-376, 17.13.5): what is shown, less what was put in, with what
 * was taken out. Whoever refuses the changes sees it again, so that it is searched too, beside what is shown.
 */

const TAKEN: ReadonlySet<string> = new Set(["del", "moveFrom"]);
const PUT: ReadonlySet<string> = new Set(["ins", "moveTo"]);

export interface TrackedChanges {
  open(name: string): void;
  close(name: string): void;
  /** True when the text is shown. */
  shows(text: string): boolean;
  /** The paragraph is over: its former text, or nothing when it is the same as what is shown. */
  endParagraph(): string;
  /** A text box hangs on the paragraph and has paragraphs of its own. */
  openBox(): void;
  closeBox(): void;
}

interface Paragraph {
  former: string;
  changed: boolean;
  taken: number;
  put: number;
}

export function trackChanges(): TrackedChanges {
  const around: Paragraph[] = [];
  let paragraph = newParagraph();
  const count = (name: string, step: 1 | -1) => {
    if (TAKEN.has(name)) paragraph.taken = Math.max(0, paragraph.taken + step);
    if (PUT.has(name)) paragraph.put = Math.max(0, paragraph.put + step);
  };
  return {
    open: (name) => count(name, 1),
    close: (name) => count(name, -1),
    shows: (text) => {
      const { taken, put } = paragraph;
      // What one hand put in and another took out was not there before either, yet the file holds it.
      if (put === 0 || taken > 0) paragraph.former += text;
      paragraph.changed ||= taken > 0;
      return taken === 0;
    },
    endParagraph: () => {
      const { former, changed } = paragraph;
      paragraph.former = "";
      paragraph.changed = false;
      return changed ? former : "";
    },
    openBox: () => {
      around.push(paragraph);
      paragraph = newParagraph();
    },
    closeBox: () => {
      paragraph = around.pop() ?? newParagraph();
    },
  };
}

function newParagraph(): Paragraph {
  return { former: "", changed: false, taken: 0, put: 0 };
}
