/**
 * Transcripts and subtitles (WebVTT; SubRip): who speaks, then what is said, cue after cue, so that a number said across
 * two cues is one. Times and numbers of cues are no words.
 */

import { decodeText } from "../charset.ts";
import type { Draft } from "../draft.ts";
import { defineReader } from "../reader.ts";
import { Refusal } from "../refusal.ts";
import { expanded } from "../xml-entities.ts";

const TIMES = /^\s*(?:\d{1,4}:)?\d{1,2}:\d{2}[.,]\d{3}\s+-->\s/;
const SPEAKER = /^<v(?:\.[^\s>]{0,100})?\s+([^>]{1,200})>/;
const TAG = /<[^<>]{0,300}>/g;

export const vtt = defineReader({
  format: "vtt",
  extensions: ["vtt", "srt"],
  kind: "text",
  read: ({ bytes }, { draft, budget }) => {
    const most = budget.textLeft();
    readCues(decodeText(bytes.subarray(0, most)), draft);
    if (bytes.length > most) throw new Refusal("too-large");
  },
});

function readCues(source: string, draft: Draft): void {
  let speaker = "";
  let before: string | null = null;
  let inCue = false;
  let begun = false;
  const say = (line: string) => {
    const told = SPEAKER.exec(line);
    const name = told?.[1] ?? "";
    if (name !== "" && name !== speaker) {
      draft.line();
      speaker = name;
      draft.write(`${name} : `);
      begun = false;
    }
    const words = expanded(line.replace(TAG, "")).trim();
    if (words === "") return;
    draft.write(begun ? ` ${words}` : words);
    begun = true;
  };
  const settle = () => {
    // A line before the times names the cue; what stands elsewhere is a note.
    if (before !== null && !/^(WEBVTT|\d+$|[0-9a-f-]{36}[/\d-]*$)/i.test(before)) {
      draft.line();
      draft.write(before);
      draft.line();
      begun = false;
    }
    before = null;
  };
  for (const line of source.split(/\r?\n/)) {
    if (TIMES.test(line)) {
      settle();
      inCue = true;
    } else if (line.trim() === "") {
      settle();
      inCue = false;
    } else if (inCue) say(line);
    else {
      settle();
      before = line.trim();
    }
  }
  settle();
  draft.line();
}
