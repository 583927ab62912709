/** `bascule check`: signs in, compares granted with needed permissions, says what a scan would skip and cost. */

import type { CheckResult } from "../../app/check.ts";
import { formatOf } from "../../lang/format.ts";
import { type Call, defineCommand, EXIT, textOf } from "../command.ts";
import { scanInputs } from "../inputs.ts";

export const check = defineCommand({
  id: "check",
  options: ["workload", "content"],
  run: async (call) => {
    const { checkTenant } = await import("../../app/check.ts");
    const { settingsOf } = await import("../../app/settings.ts");
    const { terminal, options, catalogue } = call;
    const settings = settingsOf(terminal.cwd, terminal.env, textOf(options, "config"));
    const { workloads, content } = await scanInputs(call, "none");
    const result = await checkTenant({
      settings,
      workloads,
      content,
      version: call.version,
      signal: terminal.signal,
      onDeviceCode: ({ code, url }) => terminal.err(catalogue.signIn.deviceCode(code, url)),
    });
    const { excludeContent } = settings.configuration.scope;
    call.tell(linesOf(result, excludeContent, call), { ...result, excludeContent });
    if (result.writePermissions.length > 0) return EXIT.notAuthorised;
    return result.permissions.some(({ granted }) => granted === false) ? EXIT.incomplete : EXIT.done;
  },
});

function linesOf(result: CheckResult, closed: readonly string[], { catalogue, language }: Call): readonly string[] {
  const words = catalogue.terminal.check;
  const format = formatOf(language);
  const { permissions, size, forecast, writePermissions } = result;
  const missing = permissions.filter(({ granted }) => granted === false);
  const count = missing.length === 1 ? words.parts.one : words.parts.other(format.count(missing.length));
  return [
    words.signedIn(result.appId ?? words.unknown, result.tenantId ?? words.unknown),
    words.title,
    ...permissions.map(({ permission, granted, reasons }) => {
      const state = granted === null ? words.unknown : granted ? words.granted : words.missing;
      const sign = granted === null ? "?" : granted ? "+" : "-";
      return `  ${sign} ${words.permission(permission, state)}${granted === false ? ` (${words.lost(reasons.map((reason) => reason[language]))})` : ""}`;
    }),
    ...(writePermissions.length > 0 ? [words.writes(writePermissions.join(", "))] : []),
    missing.length === 0 ? words.nothingSkipped : words.skipped(count),
    ...(size === null
      ? []
      : [words.size(format.count(size.people), format.count(size.groups), format.count(size.licences))]),
    ...(forecast === null
      ? []
      : [words.cost(format.count(forecast.requests), format.count(forecast.units), format.count(forecast.minutes))]),
    closed.length === 0 ? words.closedEmpty : words.closed(closed.join(", ")),
  ];
}
