/** Loaded before everything else, in each thread of a process: writes down what a thread says to the one that began it. */

import { appendFileSync } from "node:fs";
import { inspect } from "node:util";
import { isMainThread, MessagePort } from "node:worker_threads";

if (!isMainThread) {
  const { postMessage } = MessagePort.prototype;
  MessagePort.prototype.postMessage = function watched(message, ...given) {
    const all = { depth: null, maxStringLength: null, maxArrayLength: null };
    appendFileSync(process.env.POSTED ?? "/dev/null", `${inspect(message, all)}\n`);
    return postMessage.call(this, message, ...given);
  };
}
