// Every screen of the report on the mock core, in both schemes and widths: nothing complains, nothing runs
// out of the page, no mark of a picture lies outside it, and a picture of each for people to look at.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { open, results } from "./support/browser.mjs";
import { file } from "./support/files.mjs";
import { EXPORTS, mocked, ROWS } from "./support/mock.mjs";

const { reading, reported, browser, address } = mocked();

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

const LONG = "a,b\n".repeat(2_000_000);

/** Screens on the way to a report, and those in place of one. */
const OTHERS = {
  reading: async (options) => {
    const all = await reading([EXPORTS, file("es003-slow.csv", LONG)], options);
    await all.page.waitForFunction(
      () => Number(document.querySelector("[role=progressbar]")?.getAttribute("aria-valuenow")) > 0,
    );
    return all;
  },
  stopped: async (options) => {
    const all = await reading([EXPORTS, file("es003-slow.csv", LONG)], options);
    await all.page.getByRole("button", { name: "Cancel es003-slow.csv" }).click();
    await all.report.noTotals.waitFor();
    await all.report.ready();
    return all;
  },
  fault: async (options) => {
    const all = await reported([file("es003.csv", ROWS), file("fault.csv", ROWS)], options);
    await all.report.fault.waitFor();
    return all;
  },
  "fault-in-checks": async (options) => {
    const all = await reading([file("es003-trap.csv", ROWS)], options);
    await all.report.fault.waitFor();
    return all;
  },
  blocked: async (options) => {
    const all = await open(browser(), "about:blank", options);
    await all.page.addInitScript(() => {
      WebAssembly.Module = class {
        constructor() {
          throw new WebAssembly.CompileError("disallowed by embedder");
        }
      };
    });
    await all.page.goto(address());
    await all.page.locator("#blocked").waitFor();
    return all;
  },
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
    const screens = [
      ...Object.entries(SCREENS).map(([name, files]) => [name, (look) => reported(files, look)]),
      ...Object.entries(OTHERS),
    ];
    for (const [name, show] of screens) {
      const { page, context, trouble, violations } = await show({ colorScheme, viewport });
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
