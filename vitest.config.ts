import { defineConfig } from "vitest/config";

export default defineConfig(({ mode }) => ({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: mode === "long" ? 1_200_000 : 60_000,
    hookTimeout: 120_000,
    // `npm run test:long`: the same tests, with larger counts.
    env: mode === "long" ? { BASCULE_TEST_LONG: "1" } : {},
    reporters: process.env.BASCULE_TEST_REPORT
      ? ["default", ["json", { outputFile: process.env.BASCULE_TEST_REPORT }]]
      : ["default"],
  },
}));
