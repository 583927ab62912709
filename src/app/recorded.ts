/** A run each of whose requests is written down, where that is wanted; a record that cannot be written ends it. */

import type { OnRequest } from "../model/request-line.ts";
import { openRequestLog, type RequestLogFault } from "../store/request-log.ts";

export interface RecordWish {
  /** `--log-requests`; null for no record. */
  readonly logRequests: string | null;
  readonly version: string;
  readonly signal: AbortSignal;
  readonly now: () => Date;
}

export interface Recorded {
  /** Aborted with the run's own, and when the record cannot be written. */
  readonly signal: AbortSignal;
  readonly onRequest?: OnRequest;
}

/** @param about what the run is: command, content modes. @throws RequestLogFault, and what the run throws. */
export async function recorded<T>(
  { logRequests, version, signal, now }: RecordWish,
  about: object,
  run: (recorded: Recorded) => Promise<T>,
): Promise<T> {
  if (logRequests === null) return await run({ signal });
  const log = openRequestLog(logRequests, { bascule: version, begun: now().toISOString(), ...about });
  const full = new AbortController();
  let fault: RequestLogFault | null = null;
  let requests = 0;
  const write = (line: object) => {
    if (fault !== null) return;
    try {
      log.write(line);
    } catch (cause) {
      fault = cause as RequestLogFault;
      full.abort(fault);
    }
  };
  const onRequest: OnRequest = (line) => {
    requests += 1;
    write(line);
  };
  const unlessFull = () => {
    if (fault !== null) throw fault;
  };
  try {
    const result = await run({ signal: AbortSignal.any([signal, full.signal]), onRequest });
    write({ ended: now().toISOString(), requests });
    unlessFull();
    return result;
  } catch (cause) {
    // What came of it is told first.
    unlessFull();
    throw cause;
  } finally {
    log.close();
  }
}
