/** The commands, in the order in which the help lists them. Each loads what it needs when it runs. */

import type { Command } from "../command.ts";
import { check } from "./check.ts";
import { demo } from "./demo.ts";
import { detect } from "./detect.ts";
import { diff } from "./diff.ts";
import { plan } from "./plan.ts";
import { purge } from "./purge.ts";
import { scan } from "./scan.ts";
import { setup } from "./setup.ts";
import { simulate } from "./simulate.ts";
import { status } from "./status.ts";
import { verify } from "./verify.ts";
import { worker } from "./worker.ts";

export const commands: readonly Command[] = [
  demo,
  setup,
  check,
  scan,
  plan,
  status,
  diff,
  detect,
  verify,
  purge,
  worker,
  simulate,
];
