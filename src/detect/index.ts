/** The ways in and out of detection: a text's spans, an item's findings, a name with its values masked. */

export { detectorsWith } from "./custom.ts";
export { detect } from "./detect.ts";
export { type Searched, toFindings } from "./findings.ts";
export { maskName } from "./mask-name.ts";
