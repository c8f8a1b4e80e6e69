// Where nothing comes of it, and where there is a choice, with the real core: exports that may not be
// claimed, a report without a fault, rows that cannot be used, lots and ledgers. On screen and on paper.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Quay } from "./pages/quay.mjs";
import { Report } from "./pages/report.mjs";
import { violations } from "./support/axe.mjs";
import { fromDisk, launch, open } from "./support/browser.mjs";
import { csv, entryNumber, exportsTo, file, ofCase, row } from "./support/files.mjs";

let browser;

before(async () => {
  browser = await launch();
});

after(() => browser?.close());

async function reported(files) {
  const all = await open(browser, fromDisk(), { offline: true });
  const quay = new Quay(all.page);
  await quay.ready();
  await quay.choose(files);
  const report = new Report(all.page);
  await report.ready();
  return { ...all, report };
}

/** The report laid out for paper, as text: page one, and all of it. */
async function onPaper({ page }) {
  // The dialog would wait for a person.
  await page.evaluate(() => {
    window.print = () => undefined;
  });
  await page
    .locator("#take")
    .getByRole("button", { name: /^Print/ })
    .click();
  await page.waitForFunction(() => document.documentElement.dataset.paper === "ready");
  const one = await page.locator("#paper-one").textContent();
  return { one, all: await page.locator("#paper").textContent() };
}

const good = csv([row(entryNumber(1000101)), row(entryNumber(1000202))]);

test("all exports went to Canada: nothing can be claimed, and every screen says why", async () => {
  const all = await reported([file("es003.csv", good), exportsTo("CA", "CA")]);
  const { page, context, report, trouble } = all;
  const text = await report.drawback.textContent();
  assert.match(text, /Nothing on this data can be claimed/);
  assert.match(text, /What cannot be claimed: export value/);
  assert.match(text, /Canada/);
  assert.match(text, /\$18,000\.00/);
  assert.equal(await report.drawback.getByText("Low case").count(), 0);
  assert.equal(await report.back.textContent(), "$0.00");
  assert.deepEqual(await violations(page), []);
  const paper = await onPaper(all);
  assert.match(paper.one, /Nothing is claimed|What exports could bring/);
  assert.match(paper.all, /Canada/);
  assert.deepEqual(trouble, []);
  await context.close();
});

test("the same goods to Germany are claimed", async () => {
  const { context, report } = await reported([file("es003.csv", good), exportsTo("DE", "CA")]);
  assert.doesNotMatch(await report.drawback.textContent(), /Nothing on this data can be claimed/);
  assert.notEqual(await report.back.textContent(), "$0.00");
  await context.close();
});

test("a report without a fault: what was looked for, and what could not be", async () => {
  const all = await reported([file("es003.csv", good)]);
  const { page, context, report, trouble } = all;
  const json = JSON.parse((await report.save("Report as JSON")).text);
  assert.deepEqual(json.findings, []);
  const ran = json.checks.filter(({ ran }) => ran).length;
  const text = await report.findings.textContent();
  assert.match(text, /No findings/);
  assert.ok(text.includes(`${ran} checks ran`), text);
  assert.match(text, /Checks that did not run/);
  assert.match(text, /It does not mean that CBP would find nothing/);
  assert.deepEqual(await violations(page), []);
  const paper = await onPaper(all);
  assert.match(paper.one, /Largest causes\s*No findings\./);
  assert.match(paper.one, /\(010\), Laredo, likely: 100\.00% of the lines/);
  assert.match(paper.one, /Its 2 lines point there by tariff number: 2 under prefixes/);
  assert.match(paper.all, /Industries: .*Source of the prefixes/s);
  assert.match(paper.all, /Checks that did not run/);
  assert.deepEqual(trouble, []);
  await context.close();
});

test("every row is set aside: no total, no clean bill, and the reason with its rows", async () => {
  const bad = csv([row(""), row("")]);
  const all = await reported([file("es003.csv", bad)]);
  const { page, context, report, trouble } = all;
  const seen = await report.file("es003.csv");
  assert.deepEqual([seen.used, seen.aside], [0, 2]);
  assert.match(await report.drawback.textContent(), /Every row was set aside/);
  assert.doesNotMatch(await page.locator("#verdict").textContent(), /\$/);
  assert.match(await report.findings.textContent(), /Nothing was checked/);
  assert.doesNotMatch(await report.findings.textContent(), /No findings/);
  assert.match(await page.locator("#aside").textContent(), /entry/i);
  assert.deepEqual(await violations(page), []);
  assert.match((await onPaper(all)).all, /Set aside/);
  assert.deepEqual(trouble, []);
  await context.close();
});

test("exports alone: no estimate, and nothing is called checked", async () => {
  const { page, context, report, trouble } = await reported([exportsTo("DE")]);
  assert.match(await report.drawback.textContent(), /No entry lines were read/);
  assert.doesNotMatch(await page.locator("#verdict").textContent(), /\$/);
  assert.match(await report.findings.textContent(), /Nothing was checked/);
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(trouble, []);
  await context.close();
});

test("lots: each way with its worth and the one that was taken", async () => {
  const all = await reported(ofCase("direct_and_substitution", ["es003.csv", "exports.csv"]));
  const { page, context, report, trouble } = all;
  const way = report.drawback.locator("tr", { hasText: "Both, each on its own part" });
  assert.match(await way.textContent(), /8708\.30\.50.*\$49\.50.*\$54\.45.*\$99\.00/);
  assert.deepEqual(await violations(page), []);
  const paper = await onPaper(all);
  assert.match(paper.all, /Both, each on its own part.*\$99\.00/);
  assert.deepEqual(trouble, []);
  await context.close();
});

test("a ledger: what each method would give, before one is elected and after", async () => {
  const files = ["es003.csv", "exports.csv", "inventory.csv"];
  const all = await reported(ofCase("direct_ledger_fifo", files));
  const { page, context, report, trouble } = all;
  const fifo = report.drawback.locator("tr", { hasText: "FIFO" });
  assert.match(await report.drawback.textContent(), /Nothing on this data can be claimed/);
  assert.match(await fifo.textContent(), /\$74\.25/);
  assert.doesNotMatch(await fifo.textContent(), /Elected here/);
  assert.deepEqual(await violations(page), []);
  await report.assumptions.getByLabel(/inventory method/i).selectOption("fifo");
  await report.ready();
  await fifo.getByText("Elected here").waitFor();
  assert.match(await report.drawback.locator(".triple").textContent(), /\$74\.25/);
  const paper = await onPaper(all);
  assert.match(paper.one, /1 option changed: inventory-method fifo;/);
  assert.match(paper.all, /FIFO\s*Elected here\s*\$74\.25/);
  assert.deepEqual(trouble, []);
  await context.close();
});
