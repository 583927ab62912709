/**
 * Sensitivity labels of files, as SharePoint reads them from each: asked for only where the run was told to
 * (`--labels extract`). One request a file; the service opens it, and may renew what it keeps of its label, so that
 * reading is not free of effect. Private files, and those of places whose content is never read, are left alone.
 * Source: https://learn.microsoft.com/graph/api/driveitem-extractsensitivitylabels
 */

import { z } from "zod";
import type { Answer, Graph, Refusal } from "../../graph/graph.ts";
import type { Page, Task } from "../../model/task.ts";
import { defineCollector, type Tools } from "../collector.ts";
import { refused, unseen } from "../gaps.ts";
import { libraryOf } from "../library.ts";
import { several } from "../several.ts";

const PERMISSION = "Files.Read.All";
const WHERE = "extractSensitivityLabels";
/** Files in one commit, asked for at once: what is asked again, at most, after a scan was killed. */
const WINDOW = 20;

/** Formats that may bear a label. https://learn.microsoft.com/purview/sensitivity-labels-sharepoint-onedrive-files */
const LABELLED = /\.(docx|docm|dotx|dotm|xlsx|xlsm|xlsb|xltx|xltm|pptx|pptm|ppsx|ppsm|potx|potm|pdf)$/i;

const Assigned = several(z.object({ sensitivityLabelId: z.string().nullish() }));
/** Graph's reference shows the labels both bare and in a `value`. */
const Told = z
  .object({ labels: Assigned, value: z.object({ labels: Assigned }).nullish() })
  .transform(({ labels, value }) => [
    ...new Set([...labels, ...(value?.labels ?? [])].flatMap(({ sensitivityLabelId: id }) => id?.toLowerCase() ?? [])),
  ]);

/** What of a label is to be had later: the file was being opened. */
const LATER = /^fileDecryptionDeferred$/i;

const Cursor = z.object({ after: z.string().nullable(), untold: z.number() });

export const fileLabels = defineCollector({
  id: "file-labels",
  title: "Étiquettes des fichiers",
  services: ["onedrive.files", "teams.files", "sharepoint.documents"],
  needs: [
    {
      permission: PERMISSION,
      reason: {
        fr: "Faire lire par SharePoint l’étiquette de chaque fichier (--labels extract)",
        en: "Have SharePoint read the label of each file (--labels extract)",
      },
      forLabels: true,
    },
  ],
  after: ["drive-files"],
  plants: [],
  roots: () => [],
  run: walk,
});

async function* walk(task: Task, { graph, known }: Tools): AsyncGenerator<Page> {
  const { service, drive } = libraryOf(task);
  const about = { service, container: drive, where: WHERE } as const;
  let { after, untold }: z.infer<typeof Cursor> =
    task.cursor === null ? { after: null, untold: 0 } : Cursor.parse(JSON.parse(task.cursor));
  for (;;) {
    const files = await known.files(service, drive, after, WINDOW);
    const asked = files.filter(({ name }) => LABELLED.test(name ?? ""));
    const answers = await Promise.all(asked.map(({ id }) => labelsOf(graph, drive, id)));
    const shut = answers.flatMap((answer) => (answer.ok ? [] : [answer.refusal]));
    untold += shut.filter(isOfFile).length;
    after = files.length < WINDOW ? null : (files.at(-1)?.id ?? null);
    yield {
      records: [
        ...(untold > 0 ? [unseen("unlabelled", untold, about)] : []),
        ...shut.filter(isOfPlace).map((refusal) => refused(refusal, { ...about, permission: PERMISSION })),
      ],
      labelled: asked.flatMap(({ id }, at) => {
        const answer = answers[at];
        return answer?.ok ? [{ service, container: drive, item: id, labels: answer.value }] : [];
      }),
      cursor: after === null ? null : JSON.stringify({ after, untold }),
    };
    if (after === null) return;
  }
}

/** A file that is being opened is asked once more. */
async function labelsOf(graph: Graph, drive: string, item: string): Promise<Answer<readonly string[]>> {
  const path = `/drives/${encodeURIComponent(drive)}/items/${encodeURIComponent(item)}/extractSensitivityLabels`;
  const answer = await graph.extract(path, Told);
  return !answer.ok && LATER.test(answer.refusal.code ?? "") ? graph.extract(path, Told) : answer;
}

/** No permission, no answer: it is so for more than one file. */
const isOfPlace = ({ cause }: Refusal) => cause === "forbidden" || cause === "given-up";
/** Encrypted by other means, locked, of a format that the service does not open: its label is unknown. */
const isOfFile = (refusal: Refusal) => !isOfPlace(refusal) && refusal.cause !== "vanished";
