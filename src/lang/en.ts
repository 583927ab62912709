import { words } from "./en/words.ts";
import type { fr } from "./fr.ts";

export const en: typeof fr = { words };
