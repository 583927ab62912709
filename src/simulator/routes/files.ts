/** Items of a drive: one, those in a folder, a file's content, its sensitivity labels. */

import { type Asked, found, listed, type Reply, type Route, refused, slots } from "../http/route.ts";
import type { Library } from "../ministry/drives.ts";
import { childrenOf, itemId, itemJson, nodeById, rootJson, treeIn } from "../ministry/files.ts";
import type { Node } from "../ministry/files-nodes.ts";
import { permissionsOf } from "../ministry/files-sharing.ts";
import type { Ground } from "../ministry/sites-ground.ts";
import { ofDrive, ofOpen } from "./drives.ts";
import { type Answer, get, missing, post } from "./sites-answers.ts";

const NOT_FOUND = "The resource could not be found.";

export const FILE_ROUTES: readonly Route[] = [
  get("/drives/{drive-id}/items/{driveItem-id}", ofItem(oneItem)),
  get("/drives/{drive-id}/root/children", ofDrive(ofOpen((ground, library) => children(ground, library, null)))),
  get(
    "/drives/{drive-id}/items/{driveItem-id}/children",
    ofItem((ground, library, node) => children(ground, library, node === "root" ? null : node.d)),
  ),
  get("/drives/{drive-id}/items/{driveItem-id}/content", ofItem(content)),
  get("/drives/{drive-id}/items/{driveItem-id}/permissions", ofItem(permissions)),
  post("/drives/{drive-id}/items/{driveItem-id}/extractSensitivityLabels", ofItem(labels)),
];

type OfItem = (ground: Ground, library: Library, node: Node | "root", asked: Asked) => Reply;

function ofItem(answer: OfItem): Answer {
  return ofDrive(
    ofOpen((ground, library, asked) => {
      const node = nodeById(ground, library, asked.params["driveItem-id"] ?? "");
      return node === null ? missing(NOT_FOUND) : answer(ground, library, node, asked);
    }),
  );
}

function oneItem(ground: Ground, library: Library, node: Node | "root"): Reply {
  const tree = treeIn(ground, library);
  return found(node === "root" ? rootJson(ground, library, tree) : itemJson(ground, library, tree, node));
}

function children(ground: Ground, library: Library, parent: number | null): Reply {
  const tree = treeIn(ground, library);
  const nodes = childrenOf(ground, tree, parent);
  return slots(
    nodes.length,
    (at) => {
      const node = nodes[at];
      return node === undefined ? null : itemJson(ground, library, tree, node);
    },
    { usual: 200, most: 1000 },
  );
}

/** An address that is good for a short while without a token; refused for what is locked or infected. */
function content(ground: Ground, library: Library, node: Node | "root"): Reply {
  if (node === "root" || node.type !== "file")
    return refused({ status: 400, code: "invalidRequest", message: "Not a file." });
  if (node.traits.locked === true)
    return refused({ status: 423, code: "resourceLocked", message: "The file is locked." });
  if (node.traits.malware === true)
    return refused({ status: 403, code: "malwareDetected", message: "Malware was detected in this file." });
  return { kind: "elsewhere", path: `/files/${encodeURIComponent(library.id)}/${itemId(ground, library, node.d)}` };
}

function permissions(ground: Ground, library: Library, node: Node | "root"): Reply {
  return listed(node === "root" ? [] : permissionsOf(ground, treeIn(ground, library), node));
}

/** Labels are told of Office and PDF files alone. */
function labels(ground: Ground, _library: Library, node: Node | "root"): Reply {
  if (node === "root" || node.type !== "file" || !/\.(docx|xlsx|pptx|pdf)$/i.test(node.name))
    return refused({ status: 400, code: "notSupported", message: "The file type is not supported." });
  const label = node.body?.kind === "specimen" ? ground.stock.specimen(node.body.index).label : null;
  const assigned = { assignmentMethod: "privileged", sensitivityLabelId: label?.id, tenantId: ground.tenant };
  return found({ labels: label === null ? [] : [assigned] });
}
