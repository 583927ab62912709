/**
 * What is wrong with a lock file, by a policy: a version below the first safe one, a licence that cannot be passed on, a
 * script that runs at install, a package given up or there several times, one that comes from elsewhere than the registry.
 * Pure. The format: https://docs.npmjs.com/cli/configuring-npm/package-lock-json
 */

import { z } from "zod";

const Entry = z.object({
  version: z.string(),
  license: z.string().optional(),
  integrity: z.string().optional(),
  resolved: z.string().optional(),
  deprecated: z.string().optional(),
  dev: z.boolean().default(false),
  optional: z.boolean().default(false),
  link: z.boolean().default(false),
  hasInstallScript: z.boolean().default(false),
  dependencies: z.record(z.string(), z.string()).default({}),
  optionalDependencies: z.record(z.string(), z.string()).default({}),
});
export const Lock = z.object({ lockfileVersion: z.literal(3), packages: z.record(z.string(), z.unknown()) });
const Reasons = z.record(z.string(), z.string().min(1));
export const Policy = z.strictObject({
  licences: z.strictObject({ shipped: z.array(z.string()), development: z.array(z.string()) }),
  floors: z.record(z.string(), Reasons),
  duplicates: Reasons,
  deprecated: Reasons,
});
export const Manifest = z.object({
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
  allowScripts: z.record(z.string(), z.boolean()),
});

interface Package extends z.infer<typeof Entry> {
  readonly name: string;
  readonly path: string;
}

/** One sentence for each thing that is wrong; none when the tree is as the policy wants it. */
export function troublesOf(
  lock: z.infer<typeof Lock>,
  manifest: z.infer<typeof Manifest>,
  policy: z.infer<typeof Policy>,
): readonly string[] {
  const packages = packagesIn(lock);
  const scripted = packages.filter(({ hasInstallScript }) => hasInstallScript).map(({ name }) => name);
  const versions = Map.groupBy(packages, ({ name }) => name);
  const several = [...versions].filter(([, all]) => new Set(all.map(({ version }) => version)).size > 1);
  const given = packages.filter(({ deprecated }) => deprecated !== undefined).map(({ name }) => name);
  const allowed = Object.keys(manifest.allowScripts).filter((name) => manifest.allowScripts[name]);
  return [
    ...packages.flatMap((each) => troublesOfOne(each, policy)),
    ...unpinned(manifest, lock),
    ...packages.flatMap((each) => absent(each, lock)),
    ...compared(scripted, allowed, "runs a script at install", "package.json, allowScripts"),
    ...compared(
      several.map(([name]) => name),
      Object.keys(policy.duplicates),
      "is there in several versions",
      "duplicates",
    ),
    ...compared(given, Object.keys(policy.deprecated), "was given up by its maintainers", "deprecated"),
    ...Object.keys(policy.floors)
      .filter((name) => !versions.has(name))
      .map((name) => `floors: ${name} is no longer in the tree`),
  ];
}

/** Packages that the program is installed with; the others build and test it. */
export const packagesIn = ({ packages }: z.infer<typeof Lock>): readonly Package[] =>
  Object.entries(packages)
    .filter(([path]) => path !== "")
    .map(([path, entry]) => ({
      ...Entry.parse(entry),
      path,
      name: path.slice(path.lastIndexOf("node_modules/") + 13),
    }));

function troublesOfOne(each: Package, { licences, floors }: z.infer<typeof Policy>): readonly string[] {
  const { name, version, license, integrity, resolved, link, dev } = each;
  const told = `${name} ${version}`;
  const accepted = dev ? [...licences.shipped, ...licences.development] : licences.shipped;
  const floor = floorFor(version, Object.keys(floors[name] ?? {}));
  return [
    ...(license !== undefined && isAccepted(license, accepted) ? [] : [`${told}: licence ${license ?? "unknown"}`]),
    ...(floor !== null && isBelow(version, floor) ? [`${told}: below ${floor} (${floors[name]?.[floor]})`] : []),
    ...(link || !integrity?.startsWith("sha512-") ? [`${told}: without a digest (sha512)`] : []),
    ...(resolved !== undefined && !resolved.startsWith("https://registry.npmjs.org/")
      ? [`${told}: from ${resolved}`]
      : []),
  ];
}

/** A range would let whoever installs have another version than the one that was tested. */
function unpinned({ dependencies, devDependencies }: z.infer<typeof Manifest>, lock: z.infer<typeof Lock>): string[] {
  return Object.entries({ ...dependencies, ...devDependencies })
    .filter(
      ([name, wanted]) =>
        (lock.packages[`node_modules/${name}`] as { version?: string } | undefined)?.version !== wanted,
    )
    .map(([name, wanted]) => `package.json: ${name} ${wanted} is not the one version that the lock file holds`);
}

/** Without it `npm ci` refuses the lock file: npm drops what is of another machine from one that it mends. */
function absent({ name, path, dependencies, optionalDependencies }: Package, lock: z.infer<typeof Lock>): string[] {
  const folders = path
    .split("/node_modules/")
    .map((_, at, parts) => `${parts.slice(0, at + 1).join("/node_modules/")}/`);
  return Object.keys({ ...dependencies, ...optionalDependencies })
    .filter(
      (wanted) => !["", ...folders].some((folder) => lock.packages[`${folder}node_modules/${wanted}`] !== undefined),
    )
    .map((wanted) => `${name} asks for ${wanted}, which is not in the lock file`);
}

/** What is found has to be listed, and what is listed found: a list that nobody clears hides the next one. */
function compared(found: readonly string[], listed: readonly string[], what: string, list: string): readonly string[] {
  return [
    ...[...new Set(found)].filter((name) => !listed.includes(name)).map((name) => `${name} ${what}`),
    ...listed.filter((name) => !found.includes(name)).map((name) => `${list}: ${name} no longer ${what}`),
  ];
}

function isAccepted(expression: string, accepted: readonly string[]): boolean {
  const bare = expression.replace(/^\((.*)\)$/, "$1");
  return bare.split(" OR ").some((choice) => choice.split(" AND ").every((licence) => accepted.includes(licence)));
}

/** The floor of the version's own major; else the highest below it, or the lowest there is. */
function floorFor(version: string, floors: readonly string[]): string | null {
  const rising = [...floors].sort((one, other) => (isBelow(one, other) ? -1 : 1));
  const [major] = numbersIn(version);
  const same = rising.find((floor) => numbersIn(floor)[0] === major);
  return same ?? rising.findLast((floor) => isBelow(floor, version)) ?? rising[0] ?? null;
}

/** A version that is announced (2.0.0-beta.1) comes before the one that it announces. */
function isBelow(version: string, floor: string): boolean {
  const [own, least] = [numbersIn(version), numbersIn(floor)];
  const at = own.findIndex((number, index) => number !== least[index]);
  return at < 0 ? version.includes("-") && !floor.includes("-") : (own[at] ?? 0) < (least[at] ?? 0);
}

const numbersIn = (version: string): readonly number[] => version.split("-", 1).join("").split(".").map(Number);
