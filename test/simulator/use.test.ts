/** How the pretend ministry is used: as varied as a real one, the same every time, and no place before it was made. */

import { expect, test } from "vitest";
import { END } from "../../src/simulator/ministry/files-nodes.ts";
import { ministryOf } from "../../src/simulator/ministry/ministry.ts";
import { siteOf } from "../../src/simulator/ministry/sites.ts";
import { siteInSlot, siteSlots } from "../../src/simulator/ministry/sites-places.ts";
import { lastSign, quietOf } from "../../src/simulator/ministry/use.ts";

const DAY = 86_400_000;
const ministry = ministryOf({ seed: "ministere-de-demonstration", size: "small" });
const places = Array.from({ length: siteSlots(ministry) }, (_, slot) => siteInSlot(ministry, slot)).filter(
  (place) => place !== null,
);

test("most places are in use, some have not been for months, a few for more than a year", () => {
  const shares = [0, 0, 0];
  for (const place of places) {
    const quiet = quietOf(ministry, place);
    const band = quiet < 90 ? 0 : quiet < 335 ? 1 : 2;
    shares[band] = (shares[band] ?? 0) + 1 / places.length;
  }
  const [recent = 0, idle = 0, stale = 0] = shares;
  expect(recent).toBeGreaterThan(0.5);
  expect(idle).toBeGreaterThan(0.1);
  expect(stale).toBeGreaterThan(0.05);
  expect(recent).toBeGreaterThan(idle);
  expect(idle).toBeGreaterThan(stale);
});

test("no place was used before it was made, nor after the ministry’s last day", () => {
  for (const place of places) {
    const sign = Date.parse(lastSign(ministry, place));
    expect(sign).toBeGreaterThan(Date.parse(siteOf(ministry, place).created));
    expect(sign).toBeLessThanOrEqual(END - 3 * DAY);
  }
});

test("the same ministry is used the same way", () => {
  const again = ministryOf({ seed: "ministere-de-demonstration", size: "small" });
  expect(places.map((place) => lastSign(again, place))).toEqual(places.map((place) => lastSign(ministry, place)));
});
