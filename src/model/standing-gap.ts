/** What Graph shows to no application, in any tenant: dated data of `templates/invisible.yaml`, told whatever a scan saw. */

import type { ServiceId } from "./service.ts";
import type { Wording } from "./verdict.ts";

export interface StandingGap {
  /** As the collectors call it in their gaps. */
  readonly where: string;
  /** Null for a part of the directory. */
  readonly service: ServiceId | null;
  readonly title: Wording;
  /** How an administrator may know it otherwise. */
  readonly instead: Wording;
}
