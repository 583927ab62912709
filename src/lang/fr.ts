import { terminal } from "./fr/terminal.ts";
import { words } from "./fr/words.ts";

/** French, the reference language. One file an area, so that each stays a small room. */
export const fr = { terminal, words };
