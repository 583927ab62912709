/** Events of a scan that nobody listens to. */

import type { ScanEvents } from "../../src/app/scan/request.ts";

const none = () => undefined;

export const QUIET: ScanEvents = {
  deviceCode: none,
  signedIn: none,
  begun: none,
  closesNothing: none,
  foreseen: none,
  page: none,
  paused: none,
  failing: none,
  back: none,
};
