// Everybody can use it: axe on every screen in both schemes and both widths, the keyboard alone, text at
// twice its size, 320 pixels.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { mockPage } from "./mock/page.mjs";
import { Quay } from "./pages/quay.mjs";
import { Report } from "./pages/report.mjs";
import { violations } from "./support/axe.mjs";
import { fromDisk, launch, open } from "./support/browser.mjs";
import { file } from "./support/files.mjs";

let browser;
let mock;

before(async () => {
  browser = await launch();
  mock = fromDisk(await mockPage());
});

after(() => browser?.close());

const LOOKS = [
  ["light", 1280],
  ["dark", 1280],
  ["light", 390],
  ["dark", 390],
];

async function clean(page, where) {
  // What a sticky head covers at this moment would count as too small to press.
  await page.evaluate(() => window.scrollTo(0, 0));
  const found = await violations(page);
  assert.equal(found.length, 0, `${where}\n${found.join("\n")}`);
}

for (const [colorScheme, width] of LOOKS) {
  const options = { colorScheme, viewport: { width, height: 900 }, offline: true };

  test(`axe finds nothing, ${colorScheme}, ${width} pixels`, async () => {
    const { page, context } = await open(browser, fromDisk(), options);
    const quay = new Quay(page);
    await quay.ready();
    await clean(page, "the quay");
    await quay.howToCheck();
    await clean(page, "how to check");
    await page.keyboard.press("Escape");
    await quay.whereToFind();
    await clean(page, "where to find");
    await page.keyboard.press("Escape");
    await quay.loadSample();
    const report = new Report(page);
    await report.ready();
    await clean(page, "the report");
    for (const summary of await page.locator("summary").all()) await summary.click();
    await clean(page, "the report, all opened");
    await report.oneByOne();
    await report.grid.getByRole("row").nth(1).click();
    await report.dialog.locator(".cells").first().waitFor();
    await report.dialog.locator(".law-open").first().click();
    await clean(page, "a finding");
    await report.close();
    await report.openTrace();
    await clean(page, "a trace");
    await context.close();
  });

  test(`axe finds nothing in the other states, ${colorScheme}, ${width} pixels`, async () => {
    const rows = "a,b\n1,2\n";
    const states = {
      "no totals": [file("es003-cut.csv", rows)],
      "a fault": [file("es003.csv", rows), file("fault.csv", rows)],
      "nothing recognised": [file("notes.txt", rows)],
      "several importers": [file("es003-importers.csv", rows), file("exports.csv", rows)],
      "no findings": [file("es003-clean.csv", rows)],
      "rows set aside": [file("es003-partial.csv", rows), file("exports.csv", rows)],
      "no exports": [file("es003.csv", rows)],
      "nothing that could be claimed": [file("es003-barren.csv", rows)],
      "exports that do not count": [file("es003-nothing.csv", rows), file("exports.csv", rows)],
      "every row set aside": [file("es003-aside.csv", rows)],
      "requests from CBP": [file("es003-requests.csv", rows)],
      "no Center": [file("es003-nowhere-narrow.csv", rows), file("exports.csv", rows)],
    };
    for (const [name, files] of Object.entries(states)) {
      const { page, context } = await open(browser, mock, options);
      const quay = new Quay(page);
      await quay.ready();
      await quay.choose(files);
      await new Report(page).ready();
      await clean(page, name);
      await context.close();
    }
    await richReport(options);
    const { page, context } = await open(browser, mock, options);
    await new Quay(page).choose([file("es003-slow.csv", "a,b\n".repeat(2_000_000))]);
    await page.getByRole("progressbar").waitFor();
    await clean(page, "reading");
    await context.close();
  });
}

/** The whole report with every table behind a picture open, a cause, and a unit value. */
async function richReport(options) {
  const rows = "a,b\n1,2\n";
  const { page, context } = await open(browser, mock, options);
  await new Quay(page).choose([file("es003.csv", rows), file("exports.csv", rows)]);
  const report = new Report(page);
  await report.ready();
  await clean(page, "the pictures");
  for (const summary of await page.locator("summary").all()) await summary.click();
  await clean(page, "the pictures and their tables");
  await report.cause(/Chapter 99 missing/).click();
  await page.getByRole("grid", { name: "Findings of this cause" }).waitFor();
  await clean(page, "a cause");
  await report.units.locator(".unit-far button").first().click();
  await report.dialog.waitFor();
  await clean(page, "a unit value");
  await context.close();
}

test("the keyboard alone: from the quay to a raw cell, a law and back", async () => {
  const { page, context } = await open(browser, fromDisk(), { offline: true });
  await new Quay(page).ready();
  const has = (selector) =>
    page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector);
  const tabTo = async (selector, most = 60) => {
    for (let i = 0; i < most; i++) {
      await page.keyboard.press("Tab");
      if (await has(selector)) return;
    }
    assert.fail(`${selector} was not reached with the Tab key`);
  };
  await tabTo(".skip");
  await tabTo(".quay-stays button");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  assert.ok(await has(".quay-stays button"), "the focus goes back to what opened the panel");
  await tabTo("#load-sample");
  await page.keyboard.press("Enter");
  const report = new Report(page);
  await report.ready();
  await tabTo(".grid-row", 120);
  await page.keyboard.press("ArrowDown");
  await page.waitForFunction(() => document.activeElement?.getAttribute("data-index") === "1");
  await page.keyboard.press("Enter");
  await report.dialog.locator(".cells").first().waitFor();
  await tabTo(".law-open", 20);
  await page.keyboard.press("Enter");
  await report.dialog.locator('.law-open[aria-expanded="true"]').waitFor();
  await page.keyboard.press("Escape");
  await report.dialog.waitFor({ state: "detached" });
  assert.ok(await has('[data-index="1"]'), "the focus goes back to the finding");
  await context.close();
});

test("what has the focus shows it", async () => {
  const { page, context } = await open(browser, fromDisk());
  await new Quay(page).ready();
  for (let i = 0; i < 7; i++) {
    await page.keyboard.press("Tab");
    const outline = await page.evaluate(
      () => getComputedStyle(document.activeElement).outlineStyle,
    );
    assert.notEqual(outline, "none");
  }
  await context.close();
});

for (const [name, width, size] of [
  ["320 pixels", 320, "100%"],
  ["390 pixels with text at twice its size", 390, "200%"],
  ["1280 pixels with text at twice its size", 1280, "200%"],
  ["1600 pixels", 1600, "100%"],
]) {
  test(`nothing runs out of the page at ${name}`, async () => {
    const { page, context } = await open(browser, fromDisk(), { viewport: { width, height: 800 } });
    await page.evaluate((value) => {
      document.documentElement.style.fontSize = value;
    }, size);
    const quay = new Quay(page);
    await quay.ready();
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok((await overflow()) <= 0, "the quay");
    await quay.loadSample();
    const report = new Report(page);
    await report.ready();
    assert.ok((await overflow()) <= 0, "the report");
    await context.close();
  });

  test(`no picture runs out of the page at ${name}`, async () => {
    const { page, context } = await open(browser, mock, { viewport: { width, height: 800 } });
    await page.evaluate((value) => {
      document.documentElement.style.fontSize = value;
    }, size);
    const rows = "a,b\n1,2\n";
    for (const files of [
      [file("es003.csv", rows), file("exports.csv", rows)],
      [file("es003.csv", rows)],
    ]) {
      const quay = new Quay(page);
      await quay.ready();
      await quay.choose(files);
      await new Report(page).ready();
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - window.innerWidth,
      );
      assert.ok(overflow <= 0, `${overflow} pixels`);
      const sizes = await page.evaluate(() =>
        [...document.querySelectorAll(".chart .mark-text")].map(
          (text) => text.getBoundingClientRect().height,
        ),
      );
      const least = size === "200%" ? 24 : 12;
      assert.ok(Math.min(...sizes) >= least, `labels of ${Math.min(...sizes)} pixels`);
      await page.getByRole("button", { name: "Start over" }).click();
    }
    await context.close();
  });
}

for (const [name, address, start] of [
  ["the sample", () => fromDisk(), (quay) => quay.loadSample()],
  ["the pictures", () => mock, (quay) => quay.choose([file("es003.csv", "a,b\n1,2\n")])],
]) {
  test(`${name}: every control is at least 24 pixels high or stands in a line of text`, async () => {
    const { page, context } = await open(browser, address());
    const quay = new Quay(page);
    await start(quay);
    await new Report(page).ready();
    const small = await page.evaluate(() =>
      [...document.querySelectorAll("button, select, input, summary, .contents a")]
        .filter((element) => element.getClientRects().length > 0)
        .filter((element) => element.getBoundingClientRect().height < 24)
        .map((element) => element.outerHTML.slice(0, 120)),
    );
    assert.deepEqual(small, []);
    await context.close();
  });
}
