import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/** Whole runs, and what the library that signs in remembers of the machine: each of these has a process to itself. */
const APART = [
  "test/whole/**/*.test.ts",
  "test/cli/**/*.test.ts",
  "test/graph/no-managed-identity.test.ts",
  "test/trust/hostile-content.test.ts",
  "test/trust/nothing-kept.test.ts",
  "test/trust/soak.test.ts",
];

/** `npm run soak`: half an hour, or as many minutes as are asked for. */
const envOf = (mode: string): Record<string, string> => {
  if (mode === "soak") return { BASCULE_SOAK_MINUTES: process.env.BASCULE_SOAK_MINUTES ?? "30" };
  return mode === "long" ? { BASCULE_TEST_LONG: "1" } : {};
};

/** What is run on PostgreSQL as on the embedded database. */
const ON_BOTH = [
  "course",
  "drive-parts",
  "history",
  "later-scans",
  "left-scans",
  "obstacles",
  "parts",
  "population",
  "store",
  "told-apart",
];

export default defineConfig(({ mode }) => ({
  test: {
    projects: [
      { extends: true, test: { name: "apart", include: APART } },
      { extends: true, test: { name: "together", include: ["test/**/*.test.ts"], exclude: APART, isolate: false } },
      {
        extends: true,
        test: {
          name: "postgres",
          include: ON_BOTH.map((name) => `test/store/${name}.test.ts`),
          setupFiles: "test/store/postgres/absent.ts",
          env: { BASCULE_TEST_ENGINE: "postgres" },
          isolate: false,
        },
      },
    ],
    // One more than cores: many of the whole runs wait, for a tenant that throttles or a process that is killed.
    maxWorkers: availableParallelism() + 1,
    // Where the processor has keys for memory, V8 loses count of compiled code that threads make and drop, and stops the process.
    execArgv: ["--no-memory-protection-keys"],
    testTimeout: mode === "long" ? 1_200_000 : 60_000,
    hookTimeout: 120_000,
    // `npm run test:long`: the same tests, with larger counts.
    // What a run starts for all its files ends with this process.
    env: { ...envOf(mode), BASCULE_TEST_RUN: String(process.pid) },
    reporters: process.env.BASCULE_TEST_REPORT
      ? ["default", ["json", { outputFile: process.env.BASCULE_TEST_REPORT }]]
      : ["default"],
  },
}));
