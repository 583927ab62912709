/** What waits in the configuration. */

import type { View } from "../view.ts";
import { NOTHING, type OpenPoint } from "./point.ts";

/** What the administration has not said: on what ground contents are read, when waves leave, when contracts end. */
export function settings({ book, t }: View): readonly OpenPoint[] {
  const { authority, calendar, contract, application, project, key } = t.toDecide;
  const missing = (["legalBasis", "authorisedBy", "dpia", "staffConsulted"] as const).filter(
    (fact) => book.authority[fact] === null,
  );
  const undated = book.plan.waves.filter(({ start, end }) => start === null || end === null).length;
  const ends = book.licences.filter(({ moving, contractEnd }) => moving && contractEnd === null);
  const applications = book.plan.applications.length;
  const by = { ...NOTHING, who: project };
  return [
    ...missing.map((fact): OpenPoint => {
      const { questions, changes, who } = authority;
      const about = { kind: "authority", question: questions[fact], who, changes: [changes] } as const;
      return { ...NOTHING, ...about, id: `authority/${fact}`, where: key(`content.${fact}`) };
    }),
    ...(undated === 0
      ? []
      : [
          {
            ...by,
            id: "calendar",
            kind: "calendar",
            question: calendar.question(undated, book.plan.waves.length),
            changes: [calendar.changes],
            where: key("waves"),
          } as const,
        ]),
    ...ends.map(({ id, name }): OpenPoint => {
      const about = { about: name, question: contract.question, who: contract.who, changes: [contract.changes] };
      return {
        ...NOTHING,
        ...about,
        id: `contract/${id}`,
        kind: "contract",
        where: key(`licences.${name}.contractEnd`),
      };
    }),
    ...(applications === 0
      ? []
      : [
          {
            ...by,
            id: "application",
            kind: "application",
            question: application.question(applications),
            changes: [application.changes],
            where: application.where,
          } as const,
        ]),
  ];
}
