/** After 401, once more with another token where that may help: as a new request, which waits for its turn like any. */

import type { Context } from "@microsoft/microsoft-graph-client";
import { errorOf, jsonOf } from "../error-body.ts";
import type { Renewals } from "../sign-in/renewals.ts";
import { errandOf } from "./errand.ts";
import { Link } from "./link.ts";

export class Renewal extends Link {
  readonly #renewals: Renewals;

  constructor(renewals: Renewals) {
    super();
    this.#renewals = renewals;
  }

  override async execute(context: Context): Promise<void> {
    const errand = errandOf(context);
    for (let times = 0; ; times += 1) {
      await this.pass(context);
      const { reply, signedWith, isProbe, lane, pieces } = errand;
      const { status, body, header } = reply;
      // That an envelope is taken says nothing of what is in it.
      if (status < 300 && pieces === 0 && signedWith !== null) this.#renewals.took(signedWith);
      if (status !== 401 || isProbe || signedWith === null) return;
      const error = errorOf(jsonOf(body), header);
      if (!(await this.#renewals.another(signedWith, lane.family, error, times))) return;
    }
  }
}
