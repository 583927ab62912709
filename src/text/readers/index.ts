/** Formats that can be read, one file each. */

import type { Reader } from "../reader.ts";
import { docx } from "./docx.ts";
import { txt } from "./txt.ts";

export const READERS: readonly Reader[] = [docx, txt];
