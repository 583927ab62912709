/** Spaces of each service by wave. */

import type { ContainerRow } from "../../model/container-row.ts";
import type { ServiceId } from "../../model/service.ts";

interface Sum {
  spaces: number;
  /** Null while no size is known. */
  bytes: number | null;
}

export class WaveSums {
  readonly #sums = new Map<ServiceId, Map<number | null, Sum>>();

  see({ line, shut = false }: ContainerRow): void {
    // What was refused is in no count.
    if (shut) return;
    const waves = this.#sums.get(line.service) ?? new Map<number | null, Sum>();
    this.#sums.set(line.service, waves);
    const sum = waves.get(line.wave) ?? { spaces: 0, bytes: null };
    waves.set(line.wave, sum);
    sum.spaces += 1;
    if (line.volume.bytes !== null) sum.bytes = (sum.bytes ?? 0) + line.volume.bytes;
  }

  of(service: ServiceId): ReadonlyMap<number | null, Readonly<Sum>> {
    return this.#sums.get(service) ?? new Map();
  }
}
