// The whole way with the sample: from disk with the network off, and over http.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { serve } from "../../www/tools/serve.mjs";
import { Quay } from "./pages/quay.mjs";
import { Report } from "./pages/report.mjs";
import { fromDisk, launch, open } from "./support/browser.mjs";

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
    await report.close();
    await report.save("Report as JSON");
    assert.match(await page.locator(".badge").textContent(), /^0 requests/);
    assert.deepEqual(requests, [address()]);
    assert.deepEqual(trouble, []);
    assert.deepEqual(await violations(), []);
    await context.close();
  });
}

test("every planted fault of the sample is found, once, and nothing else", async () => {
  const { context, report } = await sample(fromDisk());
  assert.deepEqual(await report.checksFiring(), {
    "Chapter 99 out of dates": 1,
    "Chapter 99 wrong country": 1,
    "Entry line duplicated": 1,
    "Entry number check digit wrong": 1,
    "Entry summary late": 1,
    "MPF above maximum": 1,
    "SPI not in force": 1,
  });
  await context.close();
});

test("a finding opens its cell: file, row, column, letters and the value as it stands", async () => {
  const { context, report } = await sample(fromDisk());
  await report.openFinding("SPI not in force");
  const text = await report.dialog.textContent();
  assert.match(text, /sample-es003\.csv/);
  assert.match(text, /Line SPI Code \(P\)/);
  assert.equal((await report.rawValues())[0], "A");
  const marked = report.dialog.locator(".cells td.marked").first();
  assert.equal((await marked.textContent()).trim(), "A");
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
  // Exporting to Canada or Mexico gives nothing under substitution.
  const exported = new Set(saved.drawback.designations.map(({ export: { itn } }) => itn));
  assert.ok(![...exported].some((itn) => /^X2023032|^X20240318|^X20250922/.test(itn)));
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
  await report.assumptions.getByRole("button", { name: "Back to the base" }).click();
  await report.assumptions.locator("tr.changed").waitFor({ state: "detached" });
  await report.ready();
  assert.equal(await report.drawback.locator(".triple dd").nth(1).textContent(), before);
  await context.close();
});
