/** `bascule plan`: labels and exports from the store; never opens a connection. `--compare`: what each edition of the doctrine says. */

import { type Call, defineCommand, EXIT, listOf, textOf } from "../command.ts";
import { boundHeap, PLANNING } from "../heap.ts";
import { type PlanInputs, planInputs, planRequest, signingInputs } from "../inputs.ts";
import { tellOutcome } from "../outcome.ts";
import { comparisonLines } from "../side-by-side.ts";
import { oneOf, UsageFault } from "../values.ts";

export const plan = defineCommand({
  id: "plan",
  options: [
    "out",
    "asOf",
    "doctrine",
    "compare",
    "redact",
    "csv",
    "carry",
    "arrived",
    "split",
    "signWith",
    "acceptSyncedFolder",
    "minConfidence",
  ],
  apart: [
    [
      "compare",
      ["out", "redact", "csv", "carry", "arrived", "split", "signWith", "acceptSyncedFolder", "minConfidence"],
    ],
  ],
  run: async (call) => {
    boundHeap(PLANNING);
    const { settingsOf } = await import("../../app/settings.ts");
    const { terminal, options } = call;
    const settings = settingsOf(terminal.cwd, terminal.env, textOf(options, "config"));
    if (options.compare === true && textOf(options, "doctrine") !== null) {
      throw new UsageFault(call.catalogue.terminal.compare.every);
    }
    const paths = listOf(options, "carry");
    const arrived = listOf(options, "arrived");
    if (arrived.length > 0 && paths.length === 0) throw new UsageFault(call.catalogue.followUp.faults.alone);
    const carry = paths.length > 0 ? { paths, arrived, cwd: terminal.cwd } : undefined;
    const by = textOf(options, "split");
    const split = by !== null && oneOf("--split", by, ["unit"], call.catalogue.terminal.usage) === "unit";
    const inputs = await planInputs(call, settings.configuration);
    if (options.compare === true) return compare(call, settings, inputs);
    const { planFromStore } = await import("../../app/outputs.ts");
    const request = { ...planRequest(call, settings, inputs), ...(await signingInputs(call, settings)) };
    tellOutcome(call, await planFromStore({ ...request, ...(carry && { carry }), split }));
    return EXIT.done;
  },
});

async function compare(
  call: Call,
  { store, configuration }: Pick<ReturnType<typeof planRequest>, "store" | "configuration">,
  { asOf }: PlanInputs,
) {
  const { compareEditions } = await import("../../app/editions.ts");
  const comparison = await compareEditions({ store, configuration, asOf, language: call.language });
  call.tell(comparisonLines(comparison, call), comparison);
  return EXIT.done;
}
