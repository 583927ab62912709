/** A word put wherever a person or a place can be named is found nowhere in the copy that may be published. */

import { expect, test } from "vitest";
import { type Pseudonym, redactBook } from "../../src/export/redact.ts";
import { catalogueOf, LANGUAGES } from "../../src/lang/index.ts";
import type { Book } from "../../src/model/book.ts";
import { NO_STATEMENTS } from "../../src/model/request.ts";
import { book } from "./book.ts";

const CANARY = "Canari-Exemple";

function pseudonyms(): Pseudonym {
  const numbers = new Map<string, number>();
  return async (kind, id) => {
    const number = numbers.get(`${kind}/${id}`) ?? numbers.size + 1;
    numbers.set(`${kind}/${id}`, number);
    return number;
  };
}

/** The sample book, its names replaced. */
function named(): Book {
  const note = catalogueOf("fr").plan.coverage.note(CANARY);
  return {
    ...book,
    plan: {
      ...book.plan,
      services: book.plan.services.map((service) => ({
        ...service,
        coverage: { ...service.coverage, reasons: [note, ...service.coverage.reasons] },
      })),
      applications: book.plan.applications.map((application, at) => ({
        ...application,
        appId: `${CANARY}-${at}`,
        name: CANARY,
        publisher: CANARY,
      })),
      coverage: {
        ...book.plan.coverage,
        skipped: [{ scope: `onedrive.files: drive-files/b!${CANARY}0001`, reason: "refusé", permission: null }],
      },
    },
    mention: CANARY,
    authority: { authorisedBy: CANARY, legalBasis: CANARY, dpia: CANARY, staffConsulted: CANARY },
    coverage: book.coverage.map((row) => ({ ...row, where: `drive-files/b!${CANARY}0001` })),
    request: {
      representative: CANARY,
      statements: NO_STATEMENTS,
      contact: CANARY,
      project: { stage: null, engagedOn: null, evidence: CANARY, acceptableOffer: null, derogations: {} },
    },
    async *containers(service) {
      for await (const row of book.containers(service)) {
        yield {
          ...row,
          line: { ...row.line, id: `${CANARY} ${row.line.id}`, name: CANARY, owner: CANARY },
          group: CANARY,
          groupName: CANARY,
          site: CANARY,
          siteName: CANARY,
          url: `https://x.example/${CANARY}`,
          traits: { shared: CANARY, archive: true, guests: 3 },
        };
      }
    },
    async *findings() {
      for await (const line of book.findings()) yield { ...line, container: CANARY, item: CANARY, name: CANARY };
      for await (const line of book.findings()) yield { ...line, container: CANARY, item: null, name: CANARY };
    },
    async *restrictedFindings() {
      for await (const line of book.findings()) yield { ...line, name: CANARY };
    },
  };
}

test.each(LANGUAGES)("in %s", async (language) => {
  const from = named();
  const before = language === "fr" ? from : { ...from, plan: { ...from.plan, services: book.plan.services } };
  const { containers, findings, restrictedFindings, ...rest } = await redactBook(before, pseudonyms(), language);
  const rows = await Array.fromAsync(containers());
  const lines = await Array.fromAsync(findings());
  expect(rows.length).toBeGreaterThan(0);
  expect(lines.length).toBeGreaterThan(0);
  expect(JSON.stringify([rest, rows, lines])).not.toContain(CANARY);
  expect(await Array.fromAsync(restrictedFindings())).toEqual([]);
  expect(rest).toMatchObject({ restricted: false });
  expect("request" in rest).toBe(false);
  // What is no name stays: a number of guests, that there is an archive.
  expect(rows[0]?.traits).toEqual({ archive: true, guests: 3 });
});

test("one thing has one name, in whatever line it stands", async () => {
  const { containers, findings } = await redactBook(book, pseudonyms(), "fr");
  const owners = new Map<string, Set<string | null>>();
  const before = await Array.fromAsync(book.containers());
  const after = await Array.fromAsync(containers());
  for (const [at, { line }] of before.entries()) {
    if (line.owner === null) continue;
    owners.set(line.owner, (owners.get(line.owner) ?? new Set()).add(after[at]?.line.owner ?? null));
  }
  expect(owners.size).toBeGreaterThan(1);
  for (const names of owners.values()) expect(names.size).toBe(1);
  const spaces = new Set(after.map(({ line }) => line.id));
  expect(spaces.size).toBe(new Set(before.map(({ line }) => `${line.service}/${line.id}`)).size);
  const told = await Array.fromAsync(findings());
  const there = new Set(before.map(({ line }) => line.id));
  for (const [at, line] of (await Array.fromAsync(book.findings())).entries())
    if (there.has(line.container)) expect(spaces).toContain(told[at]?.container);
});
