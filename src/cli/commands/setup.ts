/** `bascule setup`: what the administrator must create, exactly; `--remove`: how to withdraw it all. */

import type { Registering } from "../../app/registering.ts";
import type { Registration } from "../../app/setup.ts";
import { type Call, defineCommand, EXIT, type ExitCode, textOf } from "../command.ts";
import { scanInputs } from "../inputs.ts";
import { check } from "./check.ts";

export const setup = defineCommand({
  id: "setup",
  options: ["workload", "content", "remove"],
  apart: [["remove", ["workload", "content"]]],
  run: async (call) => {
    const { registrationsFor } = await import("../../app/registering.ts");
    const { settingsOf } = await import("../../app/settings.ts");
    const { CREDENTIAL_DAYS, certificateCommands, removalOf } = await import("../../app/setup.ts");
    const { terminal, options, catalogue } = call;
    const { env } = settingsOf(terminal.cwd, terminal.env, textOf(options, "config"));
    const [tenant, client] = [env.AZURE_TENANT_ID ?? null, env.AZURE_CLIENT_ID ?? null];
    const words = catalogue.terminal.setup;
    if (options.remove === true) {
      const removal = removalOf(client);
      const { az, powershell, exchange } = removal;
      const withExchange = ["", words.removeExchange, ...indent(exchange), "", words.removed];
      call.tell(
        [words.remove, "", words.az, ...indent(az), "", words.powershell, ...indent(powershell), ...withExchange],
        removal,
      );
      return EXIT.done;
    }
    const { workloads, content } = await scanInputs(call, "none");
    const registering = registrationsFor(workloads, content, { tenant, client });
    const certificate = [words.step4(String(CREDENTIAL_DAYS)), ...indent(certificateCommands)];
    // What was asked for stands by itself, too, for scripts that know of one registration.
    call.tell(linesOf(registering, certificate, call), { ...registering.registrations.at(-1), ...registering });
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

function linesOf({ registrations, mailboxes, sites }: Registering, certificate: readonly string[], call: Call) {
  const words = call.catalogue.terminal.setup;
  return [
    words.intro,
    "",
    ...(registrations.length > 1 ? [words.two, ""] : []),
    ...registrations.flatMap((registration) => [...registrationLines(registration, call), ""]),
    ...certificate,
    ...(mailboxes === null
      ? []
      : [
          "",
          words.mailboxes(mailboxes.roles.map(({ permission }) => permission).join(", ")),
          ...indent(mailboxes.powershell),
          words.mailboxesUntold,
        ]),
    ...(sites === null ? [] : ["", words.sites, ...indent(sites), words.sitesUntold]),
  ];
}

function registrationLines(registration: Registration, call: Call): readonly string[] {
  const words = call.catalogue.terminal.setup;
  const { id, name, permissions, manifest, consent, az, powershell } = registration;
  return [
    words.registration[id](name),
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
