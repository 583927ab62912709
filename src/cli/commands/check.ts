/** `bascule check`: signs in, compares granted with needed permissions, says what a scan would skip and cost. */

import type { CheckResult } from "../../app/check.ts";
import { type Format, formatOf } from "../../lang/format.ts";
import type { Catalogue } from "../../lang/index.ts";
import { type Call, defineCommand, EXIT, textOf } from "../command.ts";
import { forecastLines, reportLines } from "../costs.ts";
import { credentialLines } from "../credential-lines.ts";
import { paceInputs, scanInputs } from "../inputs.ts";

export const check = defineCommand({
  id: "check",
  options: ["workload", "content", "labels", "sharing", "pace", "acceptWritePermissions", "logRequests"],
  run: async (call) => {
    const { checkTenant } = await import("../../app/check.ts");
    const { settingsOf } = await import("../../app/settings.ts");
    const { terminal, options, catalogue } = call;
    const settings = settingsOf(terminal.cwd, terminal.env, textOf(options, "config"));
    const { workloads, content, extractLabels, readSharing, acceptsWriting, logRequests } = await scanInputs(
      call,
      "none",
    );
    const { pace } = paceInputs(call);
    const result = await checkTenant({
      settings,
      workloads,
      content,
      extractLabels,
      readSharing,
      acceptsWriting,
      logRequests,
      pace,
      now: terminal.now,
      version: call.version,
      signal: terminal.signal,
      onDeviceCode: ({ code, url }) => terminal.err(catalogue.signIn.deviceCode(code, url)),
    });
    const { excludeContent } = settings.configuration.scope;
    const told = { excludeContent, extractLabels, readSharing, acceptsWriting };
    const { exposed } = settings;
    const warnings = exposed.map(({ file, mode }) => catalogue.terminal.scan.exposed(file, mode));
    call.tell([...linesOf(result, told, call), ...warnings], { ...result, ...told, exposed });
    if (result.canWrite && !acceptsWriting) return EXIT.notAuthorised;
    return result.permissions.some(({ granted }) => granted === false) ? EXIT.incomplete : EXIT.done;
  },
});

function linesOf(
  result: CheckResult,
  {
    excludeContent: closed,
    extractLabels,
    readSharing,
    acceptsWriting,
  }: {
    readonly excludeContent: readonly string[];
    readonly extractLabels: boolean;
    readonly readSharing: boolean;
    readonly acceptsWriting: boolean;
  },
  call: Call,
): readonly string[] {
  const { catalogue, language } = call;
  const words = catalogue.terminal.check;
  const format = formatOf(language);
  const { permissions, size, forecast } = result;
  return [
    words.signedIn(result.appId ?? words.unknown, result.tenantId ?? words.unknown),
    words.title,
    ...permissions.map(({ permission, granted, reasons }) => {
      const state = granted === null ? words.unknown : granted ? words.granted : words.missing;
      const sign = granted === null ? "?" : granted ? "+" : "-";
      return `  ${sign} ${words.permission(permission, state)}${granted === false ? ` (${words.lost(reasons.map((reason) => reason[language]))})` : ""}`;
    }),
    ...verdictOf(result, acceptsWriting, catalogue, format),
    ...(result.foreignHosts.length > 0 ? [words.foreignHosts(result.foreignHosts.join(", "))] : []),
    ...credentialLines(result.credential, words, format),
    ...(size === null ? [] : [sizeLine(size, words, format), ...reportLines(size, call)]),
    ...(size === null ? [] : forecastLines(forecast, call)),
    ...(extractLabels ? [words.labels] : []),
    ...(readSharing ? [words.sharing] : []),
    ...(closed.length === 0 ? [words.closedEmpty] : [words.closed, ...closedLines(result, closed, call)]),
  ];
}

/** One line for each entry; those whose name nobody bears close nothing, and are told apart by their sign. */
function closedLines({ closed }: CheckResult, entries: readonly string[], call: Call): readonly string[] {
  const words = call.catalogue.terminal.check;
  const format = formatOf(call.language);
  return entries.map((entry) => {
    const { kind, members } = closed.find((one) => one.entry === entry) ?? { kind: "unknown" as const, members: null };
    const people = members === null ? "" : words.members(format.count(members), format.one(members));
    const sign = kind === "nobody" ? "-" : kind === "unknown" ? "?" : "+";
    return `  ${sign} ${words.closes(entry, words.named[kind], people)}`;
  });
}

/** What a scan with this token would do: refuse, see what its user sees, leave parts out, or none. */
function verdictOf(
  result: CheckResult,
  acceptsWriting: boolean,
  { terminal: { check: words, scan }, signIn }: Catalogue,
  format: Format,
): readonly string[] {
  const { permissions, writePermissions, untoldPermissions, directoryRoles, canWrite, kind } = result;
  const writing = directoryRoles.filter(({ reads }) => !reads);
  const reading = directoryRoles.filter(({ reads }) => reads);
  const missing = permissions.filter(({ granted }) => granted === false).length;
  const parts = missing === 1 ? words.parts.one : words.parts.other(format.count(missing));
  const whole = missing === 0 && !canWrite && kind === "application";
  return [
    ...(canWrite ? [words.writes(signIn.writers(writePermissions, writing))] : []),
    ...(writing.some(({ name }) => name === null) ? [words.unknownRole] : []),
    ...(canWrite ? [acceptsWriting ? words.accepts : words.refuses] : []),
    ...(reading.length > 0 ? [words.reads(signIn.roles(reading))] : []),
    ...(untoldPermissions.length > 0 ? [words.byPlace(untoldPermissions.join(", "))] : []),
    ...(kind === "delegated" ? [scan.delegated] : []),
    ...(kind === "unknown" ? [scan.opaque] : []),
    ...(missing > 0 ? [words.skipped(parts)] : []),
    ...(whole ? [words.nothingSkipped] : []),
  ];
}

function sizeLine(
  size: NonNullable<CheckResult["size"]>,
  words: Catalogue["terminal"]["check"],
  format: Format,
): string {
  const parts = (["people", "groups", "licences"] as const).map((of) => {
    const count = size[of];
    return count === null ? words.uncounted[of] : words[of](format.count(count), format.one(count));
  });
  return words.size(parts.join(", "));
}
