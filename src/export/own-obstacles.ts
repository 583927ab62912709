/** What stands in the way of one space, and is told of it rather than once of all those of its service. */

import type { ContainerRow } from "../model/container-row.ts";
import { EVERYWHERE, type Obstacle, type ObstacleKind } from "../model/fit.ts";

/** Told once for a service, not space by space. */
export const TOGETHER: ReadonlySet<ObstacleKind> = new Set([...EVERYWHERE, "unread", "to-build"]);

export type Found = Obstacle & { readonly offer: string };

export const ownObstacles = ({ fit }: Pick<ContainerRow, "fit">): readonly Found[] =>
  (fit?.obstacles ?? []).filter(({ kind }) => !TOGETHER.has(kind));
