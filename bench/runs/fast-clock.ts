/**
 * Loaded before a program that knows nothing of a tenant whose clock runs fast: what it waits for is over as much sooner,
 * so that its patience is measured and not its ignorance. `CLOCK_SPEED` says how much.
 */

const speed = Number(process.env.CLOCK_SPEED ?? 1);
const { setTimeout: real } = globalThis;

if (speed !== 1)
  globalThis.setTimeout = Object.assign(
    (work: (...given: unknown[]) => void, delay = 0, ...given: unknown[]) => real(work, delay / speed, ...given),
    real,
  ) as typeof setTimeout;
