/** A directory of a dozen people and five groups, for tests that need no more. */

import { stockOf } from "../../src/simulator/ministry/files-specimens.ts";
import type { Ground } from "../../src/simulator/ministry/sites-ground.ts";
import { randomOf } from "../../src/simulator/random.ts";

const idOf = (kind: string, index: number) => randomOf("ground", kind, index).guid();

export function groundFor({ seed = "essai", people = 12, groups = 5, state = 0 as 0 | 1 } = {}): Ground {
  const indexIn = (kind: string, count: number, id: string) => {
    const index = Array.from({ length: count }, (_, at) => idOf(kind, at)).indexOf(id);
    return index < 0 ? null : index;
  };
  return {
    seed,
    tenant: idOf("tenant", 0),
    host: "ministere.sharepoint.example",
    personalHost: "ministere-my.sharepoint.example",
    people,
    groups,
    person: (index) => ({
      id: idOf("person", index),
      name: `Personne ${index}`,
      address: `personne${index}@ministere.example`,
      active: index % 13 !== 11,
      guest: index % 11 === 10,
    }),
    personIndex: (id) => indexIn("person", people, id),
    group: (index) => ({
      id: idOf("group", index),
      name: `Groupe ${index}`,
      nickname: `groupe${index}`,
      unified: true,
      team: index % 5 < 3,
      archived: false,
    }),
    groupIndex: (id) => indexIn("group", groups, id),
    members: (group) => [0, 1, 2].map((step) => ({ person: (group + step) % people, owner: step === 0 })),
    stock: stockOf(seed, { id: idOf("label", 0), name: "Diffusion limitée", tenant: idOf("tenant", 0) }),
    state,
  };
}
