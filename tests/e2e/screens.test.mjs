// Every screen of the report on the mock core, in both schemes and widths: nothing complains, nothing runs
// out of the page, no mark of a picture lies outside it, and a picture of each for people to look at.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { mockPage } from "./mock/page.mjs";
import { Quay } from "./pages/quay.mjs";
import { Report } from "./pages/report.mjs";
import { fromDisk, launch, open, results } from "./support/browser.mjs";
import { file } from "./support/files.mjs";

let browser;
let address;

before(async () => {
  browser = await launch();
  address = fromDisk(await mockPage());
});

after(() => browser?.close());

const ROWS = "Entry Summary Number,Line Tariff Duty Amount\nZZT10001013,1.00\n";
const exports = file("exports.csv", ROWS);

const SCREENS = {
  whole: [file("es003.csv", ROWS), exports],
  "no-exports": [file("es003.csv", ROWS)],
  "no-exports-barren": [file("es003-barren.csv", ROWS)],
  "nothing-counts": [file("es003-nothing.csv", ROWS), exports],
  "no-findings": [file("es003-clean.csv", ROWS), exports],
  "no-checks": [file("es003-unchecked.csv", ROWS)],
  refused: [file("notes.txt", ROWS), file("letter-notes.txt", ROWS)],
  "all-aside": [file("es003-aside.csv", `${ROWS}ZZT10001014,1.00\n`)],
  importers: [file("es003-importers.csv", ROWS), exports],
  "no-center": [file("es003-nowhere-narrow.csv", ROWS), exports],
  "one-center": [file("es003-one-center.csv", ROWS), exports],
};

const LOOKS = [
  ["light", 1440],
  ["dark", 1440],
  ["light", 390],
  ["dark", 390],
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
    const viewport = { width, height: width === 390 ? 844 : 900 };
    for (const [name, files] of Object.entries(SCREENS)) {
      const { page, context, trouble, violations } = await open(browser, address, {
        colorScheme,
        viewport,
        offline: true,
      });
      const quay = new Quay(page);
      await quay.ready();
      await quay.choose(files);
      await new Report(page).ready();
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
