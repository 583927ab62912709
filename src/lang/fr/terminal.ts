/** What the terminal says. A function takes what it names. */

import { commands } from "./terminal/commands.ts";
import { compare } from "./terminal/compare.ts";
import { detect } from "./terminal/detect.ts";
import { held } from "./terminal/held.ts";
import { scan } from "./terminal/scan.ts";
import { setup } from "./terminal/setup.ts";
import { status } from "./terminal/status.ts";
import { usage } from "./terminal/usage.ts";
import { verify } from "./terminal/verify.ts";
import { worker } from "./terminal/worker.ts";

export const terminal = {
  ...commands,
  ...usage,
  ...compare,
  ...scan,
  ...setup,
  ...status,
  ...held,
  ...detect,
  ...verify,
  ...worker,
};
