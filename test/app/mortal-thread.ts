/** A thread that dies of what it is given, as a name tells: for tests of the pool that must survive it. */

interface Errand {
  readonly contents: readonly { readonly name: string }[];
}

const DEATHS: Readonly<Record<string, () => unknown>> = {
  exit: () => process.exit(3),
  hang: () => {
    for (;;);
  },
  swell: () => {
    const held: string[] = [];
    for (let at = 0; ; at += 1) held.push(`${at}`.repeat(50));
  },
  /** Answers, and is brought down by what it left behind while the next file is being read. */
  later: () => {
    setTimeout(() => process.exit(4), 20);
  },
  surprise: () => {
    setTimeout(() => {
      throw new Error("2 69 05 49 588 000 43");
    }, 0);
    return new Promise(() => {});
  },
};

export default async function run({ contents }: Errand): Promise<unknown> {
  const name = contents[0]?.name ?? "";
  await DEATHS[name]?.();
  if (name === "slow") await new Promise((done) => setTimeout(done, 60));
  return { read: true, unread: [], findings: [] };
}
