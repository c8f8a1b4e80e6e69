// Every screen of the report on the mock core, in both schemes and widths: nothing complains, nothing runs
// out of the page, no mark of a picture lies outside it, and a picture of each for people to look at.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { results } from "./support/browser.mjs";
import { file } from "./support/files.mjs";
import { EXPORTS, mocked, ROWS } from "./support/mock.mjs";

const { reported } = mocked();

const SCREENS = {
  whole: [file("es003.csv", ROWS), EXPORTS],
  "no-exports": [file("es003.csv", ROWS)],
  "no-exports-barren": [file("es003-barren.csv", ROWS)],
  "nothing-counts": [file("es003-nothing.csv", ROWS), EXPORTS],
  "no-findings": [file("es003-clean.csv", ROWS), EXPORTS],
  "no-checks": [file("es003-unchecked.csv", ROWS)],
  refused: [file("notes.txt", ROWS), file("letter-notes.txt", ROWS)],
  "all-aside": [file("es003-aside.csv", `${ROWS}ZZT10001014,1.00\n`)],
  importers: [file("es003-importers.csv", ROWS), EXPORTS],
  requests: [file("es003-requests.csv", ROWS)],
  "no-center": [file("es003-nowhere-narrow.csv", ROWS), EXPORTS],
  "one-center": [file("es003-one-center.csv", ROWS), EXPORTS],
};

const LOOKS = [
  ["light", 1440],
  ["dark", 1440],
  ["light", 390],
  ["dark", 390],
  ["light", 320],
];

/** Marks that lie outside the frame of their picture by more than a hair. */
const strays = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll(".picture svg[role=img]")].flatMap((svg) => {
      const frame = svg.getBoundingClientRect();
      return [...svg.querySelectorAll("rect, circle, path, text")]
        .map((mark) => [mark, mark.getBoundingClientRect()])
        .filter(
          ([, box]) =>
            box.left < frame.left - 3 ||
            box.right > frame.right + 3 ||
            box.top < frame.top - 3 ||
            box.bottom > frame.bottom + 3,
        )
        .map(([mark]) => `${svg.getAttribute("aria-label").slice(0, 40)}: ${mark.outerHTML}`);
    }),
  );

for (const [colorScheme, width] of LOOKS) {
  test(`every screen, ${colorScheme}, ${width} pixels`, async () => {
    const viewport = { width, height: width < 400 ? 844 : 900 };
    for (const [name, files] of Object.entries(SCREENS)) {
      const { page, context, trouble, violations } = await reported(files, {
        colorScheme,
        viewport,
      });
      await page.waitForTimeout(50);
      await page.evaluate(() => window.scrollTo(0, 0));
      assert.deepEqual(await strays(page), [], name);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - window.innerWidth,
      );
      assert.ok(overflow <= 0, `${name}: ${overflow} pixels too wide`);
      const path = join(results, `screen-${name}-${width}-${colorScheme}.png`);
      await page.screenshot({ path, fullPage: true });
      assert.deepEqual(trouble, [], name);
      assert.deepEqual(await violations(), [], name);
      await context.close();
    }
  });
}
