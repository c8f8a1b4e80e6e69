// The whole way with the sample: from disk with the network off, and over http.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { serve } from "../../www/tools/serve.mjs";
import { root } from "../../www/tools/shell.mjs";
import { Quay } from "./pages/quay.mjs";
import { Report } from "./pages/report.mjs";
import { fromDisk, launch, open } from "./support/browser.mjs";
import { cells, letters } from "./support/files.mjs";

// What the page packs, and the mistakes that were planted in it.
const kept = (name) => readFileSync(join(root, "www/src/sample", name), "utf8");
const entries = kept("es003.csv").trimEnd().split("\n");
const exported = kept("exports.csv").trimEnd().split("\n").map(cells);
// The page has no second report.
const planted = JSON.parse(kept("planted.json")).filter(({ needs }) => needs === null);

let browser;
let server;

before(async () => {
  browser = await launch();
  server = await serve({ port: 0 });
});

after(async () => {
  await browser?.close();
  await server?.close();
});

async function sample(address, options) {
  const opened = await open(browser, address, options);
  const quay = new Quay(opened.page);
  await quay.ready();
  await quay.loadSample();
  const report = new Report(opened.page);
  await report.ready();
  return { ...opened, report };
}

const ways = [
  ["from disk, with the network off", () => fromDisk(), { offline: true }],
  ["over http", () => server.address, {}],
];

for (const [name, address, options] of ways) {
  test(`the sample ${name}: one request, no complaint, nothing refused`, async () => {
    const { page, context, trouble, requests, violations, report } = await sample(
      address(),
      options,
    );
    assert.match(await report.back.textContent(), /^\$[\d,]+\.\d\d$/);
    assert.match(await report.owed.textContent(), /^\$[\d,]+\.\d\d$/);
    await report.openTrace();
    const steps = report.dialog.locator(".trace .more");
    await report.dialog
      .locator(".trace .law-open")
      .nth((await steps.count()) - 1)
      .waitFor();
    await report.close();
    await report.save("Report as JSON");
    assert.match(await page.locator(".badge").textContent(), /^0 requests/);
    assert.deepEqual(requests, [address()]);
    assert.deepEqual(trouble, []);
    assert.deepEqual(await violations(), []);
    await context.close();
  });
}

test("every planted mistake of the sample is found, and nothing else", async () => {
  const { context, report } = await sample(fromDisk());
  const { findings, files } = JSON.parse((await report.save("Report as JSON")).text);
  const rows = (finding) =>
    finding.places.filter(({ file }) => file === "sample-es003.csv").map(({ row }) => row);
  const meant = (mistake, finding) =>
    mistake.check === finding.name && rows(finding).some((row) => mistake.rows.includes(row));
  const beside = (mistake, finding) => {
    const [first, last] = mistake.entry_rows;
    const there = rows(finding).some((row) => first <= row && row <= last);
    return there && mistake.collateral.includes(finding.name);
  };
  assert.ok(planted.length > 20);
  for (const mistake of planted) {
    assert.ok(
      findings.some((finding) => meant(mistake, finding)),
      `${mistake.check}: ${mistake.what}`,
    );
  }
  for (const finding of findings) {
    const explained = planted.some((one) => meant(one, finding) || beside(one, finding));
    assert.ok(explained, finding.what);
  }
  // What the page counts is what the report has, check by check.
  const plain = (name) => name.toLowerCase().replace(/[^a-z0-9]/g, "");
  const counts = {};
  for (const { name } of findings) counts[plain(name)] = (counts[plain(name)] ?? 0) + 1;
  const shown = Object.entries(await report.checksFiring());
  assert.deepEqual(Object.fromEntries(shown.map(([name, n]) => [plain(name), n])), counts);
  // Every row of the sample is used, but a repeat that was planted.
  const repeats = planted.filter(({ check }) => check === "entry_line_duplicated").length;
  const aside = (name) => files.find((file) => file.name === name).rows.set_aside;
  assert.deepEqual([aside("sample-es003.csv"), aside("sample-exports.csv")], [repeats, 0]);
  await context.close();
});

test("a finding opens its cell: file, row, column, letters and the value as it stands", async () => {
  const { context, report } = await sample(fromDisk());
  const { row } = planted.find(({ check }) => check === "spi_not_in_force");
  const column = cells(entries[0]).indexOf("Line SPI Code");
  const value = cells(entries[row - 1])[column];
  assert.equal(value, "A");
  await report.openFinding("SPI not in force");
  const text = await report.dialog.textContent();
  assert.match(text, /sample-es003\.csv/);
  assert.ok(text.includes(`Line SPI Code (${letters(column)})`), text);
  assert.match(text, new RegExp(`row ${row.toLocaleString("en-US")}\\b`));
  assert.equal((await report.rawValues())[0], value);
  const marked = report.dialog.locator(".cells td.marked").first();
  assert.equal((await marked.textContent()).trim(), value);
  await report.close();
  await context.close();
});

test("the law opens in place, with the day it was read and an address to copy", async () => {
  const { context, report } = await sample(fromDisk());
  await report.openFinding("MPF above maximum");
  const law = report.dialog.locator(".law-open").first();
  await law.click();
  assert.equal(await law.getAttribute("aria-expanded"), "true");
  const body = await report.dialog.locator(".law-body").first().textContent();
  assert.match(body, /Read on \d{4}-\d\d-\d\d/);
  assert.match(body, /Confidence/);
  await context.close();
});

test("the figures on screen are those of the saved report", async () => {
  const { context, report } = await sample(fromDisk());
  const { name, text } = await report.save("Report as JSON");
  assert.equal(name, "tidewaiter-report-2026-11-24.json");
  const saved = JSON.parse(text);
  const plain = (shown) => shown.replace(/[$,]/g, "");
  const [, estimate] = await report.drawback.locator(".triple dd").allTextContents();
  assert.ok(plain(estimate).startsWith(saved.drawback.estimate), estimate);
  const traces = saved.drawback.designations.filter(({ trace }) => trace.length > 0);
  assert.ok(traces.length > 0);
  const csv = await report.save("Designations as CSV");
  assert.equal(csv.name, "tidewaiter-designations-2026-11-24.csv");
  // Exporting to Canada, Mexico or Chile gives nothing under substitution.
  const [itn, to] = ["ITN", "Country of Ultimate Destination"].map((name) =>
    exported[0].indexOf(name),
  );
  const barred = exported.filter((row) => ["CA", "MX", "CL"].includes(row[to]));
  assert.ok(barred.length > 10);
  const none = new Set(barred.map((row) => row[itn]));
  const substituted = saved.drawback.designations.filter(({ provision }) =>
    provision.includes("(j)(2)"),
  );
  assert.ok(substituted.length > 10);
  assert.ok(substituted.every(({ export: { itn: number } }) => !none.has(number)));
  await context.close();
});

test("changing an assumption checks again and shows that it is changed", async () => {
  const { context, report } = await sample(fromDisk());
  const before = await report.drawback.locator(".triple dd").nth(1).textContent();
  const row = report.assumptions.locator("tr", { hasText: "ieepa-route" });
  await row.getByRole("combobox").selectOption({ index: 1 });
  await report.assumptions.locator("tr.changed").waitFor();
  await report.ready();
  const after = await report.drawback.locator(".triple dd").nth(1).textContent();
  assert.notEqual(after, before);
  const select = row.getByRole("combobox");
  assert.equal(await select.inputValue(), "drawback");
  assert.deepEqual(await select.locator("option").allTextContents(), [
    "cape first (base)",
    "drawback",
  ]);
  await report.assumptions.getByRole("button", { name: "Back to the base" }).click();
  await report.assumptions.locator("tr.changed").waitFor({ state: "detached" });
  await report.ready();
  assert.equal(await report.drawback.locator(".triple dd").nth(1).textContent(), before);
  await context.close();
});
