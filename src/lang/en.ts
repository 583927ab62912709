import { terminal } from "./en/terminal.ts";
import { words } from "./en/words.ts";
import type { fr } from "./fr.ts";

export const en: typeof fr = { terminal, words };
