/** `bascule setup`: what the administrator must create, exactly; `--remove`: how to withdraw it all. */

import type { Registration } from "../../app/setup.ts";
import { type Call, defineCommand, EXIT, type ExitCode, textOf } from "../command.ts";
import { scanInputs } from "../inputs.ts";
import { check } from "./check.ts";

export const setup = defineCommand({
  id: "setup",
  options: ["workload", "content", "remove"],
  apart: [["remove", ["workload", "content"]]],
  run: async (call) => {
    const { registrationFor } = await import("../../app/registering.ts");
    const { settingsOf } = await import("../../app/settings.ts");
    const { removalOf } = await import("../../app/setup.ts");
    const { terminal, options, catalogue } = call;
    const { env } = settingsOf(terminal.cwd, terminal.env, textOf(options, "config"));
    const [tenant, client] = [env.AZURE_TENANT_ID ?? null, env.AZURE_CLIENT_ID ?? null];
    if (options.remove === true) {
      const removal = removalOf(client);
      const words = catalogue.terminal.setup;
      call.tell(
        [words.remove, "", words.az, ...indent(removal.az), "", words.powershell, ...indent(removal.powershell)],
        removal,
      );
      return EXIT.done;
    }
    const { workloads, content } = await scanInputs(call, "none");
    const registration = registrationFor(workloads, content, tenant, client);
    call.tell(linesOf(registration, call), registration);
    return goOn(call, tenant !== null && client !== null);
  },
});

/** `check` opens a connection: only once it was agreed to, by somebody who is there. */
async function goOn(call: Call, registered: boolean): Promise<ExitCode> {
  const words = call.catalogue.terminal.setup;
  const { ask } = call.terminal;
  if (registered && ask !== null && !call.json && (await ask(words.goOn))) return check.run(call);
  call.say(words.next);
  return EXIT.done;
}

function linesOf(registration: Registration, call: Call): readonly string[] {
  const words = call.catalogue.terminal.setup;
  const { permissions, manifest, consent, az, powershell } = registration;
  return [
    words.intro,
    "",
    words.step1,
    words.step2,
    ...permissions.flatMap(({ permission, reasons, forContent }) => [
      `  ${permission}${forContent ? ` ${words.forContent}` : ""}`,
      ...reasons.map((reason) => `    ${reason[call.language]}`),
    ]),
    "",
    words.step3,
    `  ${consent}`,
    "",
    words.step4,
    "",
    words.manifest,
    ...JSON.stringify(manifest, null, 2).split("\n"),
    "",
    words.az,
    ...indent(az),
    "",
    words.powershell,
    ...indent(powershell),
  ];
}

const indent = (lines: readonly string[]) => lines.map((line) => `  ${line}`);
