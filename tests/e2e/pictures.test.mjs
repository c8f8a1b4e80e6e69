// Pictures of every screen for people to look at, in test-results/, and the printed pages.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { root } from "../../www/tools/shell.mjs";
import { Quay } from "./pages/quay.mjs";
import { Report } from "./pages/report.mjs";
import { fromDisk, launch, open, results } from "./support/browser.mjs";
import { csv, entryNumber, exportsTo, file, ofCase, row } from "./support/files.mjs";
import { pack } from "./support/law.mjs";

let browser;

before(async () => {
  browser = await launch();
});

after(() => browser?.close());

const good = csv([row(entryNumber(1000101)), row(entryNumber(1000202))]);
const faulty = csv([row(entryNumber(1000101)), row(entryNumber(1000303).replace(/\d$/, "x"))]);
const other = { "Importer Number": "12-345678900" };

/** Files that bring the page into a state which has a screen of its own. */
const states = {
  "no-exports": [file("es003.csv", good)],
  "findings-only": [file("es003.csv", faulty)],
  incomplete: [file("whole.csv", good), file("cut.csv", `${good.slice(0, -40)}"`)],
  refused: [file("notes.txt", "Dear all,\nsee you there.\n")],
  accounts: [file("two.csv", csv([row(entryNumber(1000101)), row(entryNumber(1000202), other)]))],
  "no-findings-to-canada": [file("es003.csv", good), exportsTo("CA", "CA")],
  "all-aside": [file("es003.csv", csv([row(""), row("")]))],
  lots: ofCase("direct_and_substitution", ["es003.csv", "exports.csv"]),
  ledger: ofCase("direct_ledger_fifo", ["es003.csv", "exports.csv", "inventory.csv"]),
  "law-renewed": [file("es003.csv", faulty), pack("0.004464")],
  tie: [file("es003.csv", readFileSync(join(root, "tests/cases/account/tie/es003.csv")))],
};

/** Opens the cause of the sample that has several findings: a supplier of goods of several origins. */
async function openCause(page, report) {
  await report.findings.getByRole("button", { name: /^Country of origin/ }).click();
  await report.cause(/Supplier several origins/).click();
  await page.getByRole("grid", { name: "Findings of this cause" }).waitFor();
}

const noWider = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

for (const width of [390, 1440]) {
  for (const colorScheme of ["light", "dark"]) {
    const viewport = { width, height: width === 390 ? 844 : 900 };
    const shoot =
      (page) =>
      async (name, fullPage = false) => {
        assert.ok((await noWider(page)) <= 0, `${name} is wider than the window`);
        await page.screenshot({
          path: join(results, `${name}-${width}-${colorScheme}.png`),
          fullPage,
        });
      };

    test(`pictures at ${width} pixels, ${colorScheme}`, async () => {
      const { page, context, trouble } = await open(browser, fromDisk(), { colorScheme, viewport });
      const take = shoot(page);
      const quay = new Quay(page);
      await quay.ready();
      await take("quay", true);
      for (const [name, show] of [
        ["where", () => quay.whereToFind()],
        ["verify", () => quay.howToCheck()],
      ]) {
        await show();
        if (name === "where") await page.locator(".template-group").first().waitFor();
        await take(name);
        const body = page.getByRole("dialog").locator(".drawer-body");
        await body.evaluate((element) => element.scrollTo(0, element.scrollHeight));
        await take(`${name}-end`);
        await page.keyboard.press("Escape");
        await page.getByRole("dialog").waitFor({ state: "detached" });
      }
      await quay.loadSample();
      const report = new Report(page);
      await report.ready();
      await take("report");
      await report.weighed();
      await take("report-whole", true);
      await page.locator("#take").scrollIntoViewIfNeeded();
      await take("take-away");
      await report.oneByOne();
      await report.grid.getByRole("row").nth(1).click();
      await report.dialog.locator(".cells").first().waitFor();
      await take("finding");
      await report.close();
      await report.findings.getByRole("button", { name: "By cause" }).click();
      await openCause(page, report);
      await take("cause");
      await page.getByRole("button", { name: "All causes" }).click();
      await report.units.locator("path.outlier.pressable").first().click();
      await report.dialog.locator(".cells").first().waitFor();
      await take("unit-value");
      await report.close();
      await report.drawback
        .getByRole("button", { name: /^Designations: / })
        .first()
        .click();
      await report.dialog.getByRole("row").nth(1).waitFor();
      await take("designations");
      await report.close();
      await report.openTrace();
      await take("trace");
      await report.close();
      const question = report.assumptions.locator("tr", { hasText: "ieepa-route" });
      await question.getByRole("combobox").selectOption({ index: 1 });
      await report.assumptions.locator("tr.changed").waitFor();
      await report.ready();
      await report.weighed();
      await report.assumptions.locator("tr.changed").scrollIntoViewIfNeeded();
      await take("assumptions-changed");
      assert.deepEqual(trouble, []);
      await context.close();
    });

    test(`pictures of states at ${width} pixels, ${colorScheme}`, async () => {
      for (const [name, files] of Object.entries(states)) {
        const { page, context, trouble } = await open(browser, fromDisk(), {
          colorScheme,
          viewport,
        });
        const quay = new Quay(page);
        await quay.ready();
        await quay.choose(files);
        await new Report(page).ready();
        await shoot(page)(`state-${name}`, true);
        assert.deepEqual(trouble, []);
        await context.close();
      }
    });
  }
}

test("the picture of the README, to be copied to www/picture.png", async () => {
  const viewport = { width: 1280, height: 760 };
  const { page, context } = await open(browser, fromDisk(), { colorScheme: "light", viewport });
  await new Quay(page).loadSample();
  await new Report(page).ready();
  await page.screenshot({ path: join(results, "picture.png") });
  await context.close();
});

/** Pages of a PDF, by its page objects. */
const pages = (path) =>
  [...readFileSync(path, "latin1").matchAll(/\/Type\s*\/Page\b(?!s)/g)].length;

for (const format of ["A4", "Letter"]) {
  test(`it prints on ${format}: page one is one page, then the annex`, async () => {
    const { page, context, trouble } = await open(browser, fromDisk());
    await new Quay(page).loadSample();
    await new Report(page).ready();
    // The dialog would wait for a person, and only one print can be made at a time.
    await page.evaluate(() => {
      window.print = () => undefined;
    });
    const print = async () => {
      await page
        .locator("#take")
        .getByRole("button", { name: /^Print/ })
        .click();
      await page.waitForFunction(() => document.documentElement.dataset.paper === "ready");
    };
    await print();
    const path = join(results, `report-${format}.pdf`);
    await page.pdf({ path, format });
    assert.ok(pages(path) > 3, `${pages(path)} pages`);
    await print();
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator("#take").isVisible(), false);
    assert.ok(await page.locator("#paper-one").isVisible());
    const paper = join(results, `report-${format}-one.png`);
    await page.locator("#paper-one").screenshot({ path: paper });
    // What comes after page one begins a page of its own, so page one alone says how long it is.
    await page.evaluate(() => document.querySelector(".paper-annex").remove());
    const first = join(results, `report-${format}-one.pdf`);
    await page.pdf({ path: first, format });
    assert.equal(pages(first), 1);
    assert.deepEqual(trouble, []);
    // Pictures of the pages, where this machine can make them.
    spawnSync("pdftoppm", ["-r", "60", "-png", path, path.replace(/\.pdf$/, "")]);
    await context.close();
  });
}
