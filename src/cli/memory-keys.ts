/**
 * Where the processor has keys for memory (Linux on x86-64), V8 keeps an account of compiled code by them, loses count of what
 * threads make and drop, and stops the process: `Check failed: jit_page.has_value()`. It takes them or not as it starts, before
 * any program is heard, and no variable of Node's says so: the process puts itself in its own place, under the same number. The first line of
 * the program could not: some systems' `env` takes no option for a program.
 * https://chromium.googlesource.com/v8/v8/+/refs/heads/main/src/common/code-memory-access.cc
 */

const WITHOUT = "--no-memory-protection-keys";
const SAID = /^--(no[-_]?)?memory[-_]protection[-_]keys/;

/** Whoever said how it is to be is heard. */
export function mustBeginAnew(platform: string, arch: string, options: readonly string[]): boolean {
  return platform === "linux" && arch === "x64" && !options.some((option) => SAID.test(option));
}

/** Does not come back where the process is to begin anew. Nothing may have been read or opened before. */
export function withoutMemoryKeys(): void {
  const { platform, arch, execArgv, execPath, argv, env, execve } = process;
  if (execve === undefined || !mustBeginAnew(platform, arch, execArgv)) return;
  execve.call(process, execPath, [execPath, WITHOUT, ...execArgv, ...argv.slice(1)], env);
}
