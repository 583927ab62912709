import type { detection as french } from "../fr/detection.ts";

/** Why a local file was not read, said to whoever ran `bascule detect`. */
export const detection: typeof french = {
  unread: {
    encrypted: "file protected by a password: content not read",
    damaged: "file damaged, or whose content is not what its name says: content not read, or in part",
    "too-large": "file too large once opened: content not read, or in part",
    "no-text-layer": "page made of pictures, without text: content not read, or in part",
    unsupported: "format that Bascule cannot read: content not read",
    "timed-out": "reading took too long and was given up: content not read",
    "too-deep": "files nested too deeply: content not read, or in part",
    unreadable: "file missing, or that your rights do not let be read",
  },
};
