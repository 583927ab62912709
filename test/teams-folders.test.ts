import { expect, test } from "vitest";
import { teamsFolderTest } from "../src/model/drive-part.ts";
import { teamsFolders } from "../src/store/templates.ts";

const folderOf = teamsFolderTest(teamsFolders());

test.each<[string, ReturnType<typeof folderOf>]>([
  ["Fichiers de conversation Microsoft Teams", "chat-files"],
  ["Microsoft Teams Chat Files", "chat-files"],
  ["microsoft teams chat files", "chat-files"],
  ["Enregistrements", "recordings"],
  ["Recordings", "recordings"],
  ["Gravac\u0327o\u0303es", "recordings"],
  ["Enregistrements 2024", null],
  ["Fichiers de conversation", null],
  ["", null],
])("%s", (name, expected) => expect(folderOf(name)).toBe(expected));
