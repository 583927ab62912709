/** Apart from the other ways of signing in: the library keeps for the whole process what it learnt of the host. */

import { expect, test } from "vitest";
import { connect } from "../../src/graph/connect.ts";
import { limitTable } from "../../src/store/limits.ts";

test("a machine without an identity is told as such, in the time allowed", async () => {
  const connecting = connect({
    env: { BASCULE_AUTH: "managed-identity" },
    version: "1",
    signal: new AbortController().signal,
    limits: limitTable(),
    giveUpAfterSeconds: 5,
    firstAnswerSeconds: 1,
    onDeviceCode: () => undefined,
  });
  await expect(connecting).rejects.toMatchObject({ name: "SignInFault", code: "managed-identity-absent" });
});
