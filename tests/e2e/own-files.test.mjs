// A person's own files: good ones, cut ones, none that is known.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Quay } from "./pages/quay.mjs";
import { Report } from "./pages/report.mjs";
import { fromDisk, launch, open } from "./support/browser.mjs";
import { csv, entryNumber, file, row } from "./support/files.mjs";

let browser;

before(async () => {
  browser = await launch();
});

after(() => browser?.close());

async function report(files) {
  const opened = await open(browser, fromDisk(), { offline: true });
  const quay = new Quay(opened.page);
  await quay.ready();
  await quay.choose(files);
  const seen = new Report(opened.page);
  await seen.ready();
  return { ...opened, report: seen };
}

const good = csv([row(entryNumber(1000101)), row(entryNumber(1000202))]);

test("rows read are rows used, set aside and other", async () => {
  const { report: seen, context, trouble } = await report([file("mine.csv", good)]);
  const { status, read, used, aside, other } = await seen.file("mine.csv");
  assert.equal(status, "Complete");
  assert.equal(read, 3);
  assert.equal(read, used + aside + other);
  assert.equal(used, 2);
  assert.deepEqual(trouble, []);
  await context.close();
});

test("without exports the page says what would decide", async () => {
  const { report: seen, context } = await report([file("mine.csv", good)]);
  assert.match(await seen.drawback.textContent(), /No exports were dropped/);
  await context.close();
});

test("a wrong check digit is found and its cell opens with the value as it stands", async () => {
  const wrong = entryNumber(1000303).replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));
  const text = csv([row(entryNumber(1000101)), row(wrong)]);
  const { report: seen, context } = await report([file("mine.csv", text)]);
  await seen.openFinding("Entry number check digit wrong");
  assert.match(await seen.dialog.textContent(), /row 3/);
  assert.equal((await seen.rawValues())[0], wrong);
  await context.close();
});

test("a file cut inside a record gives no total, and leaving it out gives them back", async () => {
  const cut = good.slice(0, good.length - 40);
  const {
    report: seen,
    context,
    page,
  } = await report([file("whole.csv", good), file("cut.csv", `${cut}"`)]);
  await seen.noTotals.waitFor();
  assert.equal((await seen.file("cut.csv")).status, "Incomplete");
  assert.equal(await seen.back.count(), 0);
  assert.equal(await seen.owed.count(), 0);
  assert.match(await seen.drawback.textContent(), /No drawback estimate/);
  const json = JSON.parse((await seen.save("Report as JSON")).text);
  assert.equal(json.status, "incomplete");
  assert.equal(json.drawback, null);
  await page.getByRole("button", { name: "Leave out cut.csv" }).click();
  await seen.owed.waitFor();
  assert.equal(await seen.noTotals.count(), 0);
  await context.close();
});

test("a file that is no report is refused with what it seems to be, and no figure", async () => {
  const { report: seen, context } = await report([
    file("notes.txt", "Dear all,\nsee you there.\n"),
  ]);
  const { status, text } = await seen.file("notes.txt");
  assert.equal(status, "Not recognised");
  assert.ok(text.length > "notes.txt".length + 40, text);
  assert.equal(await seen.back.count(), 0);
  await context.close();
});

test("files dropped on the page are read like chosen ones, and more can be added", async () => {
  const { page, context } = await open(browser, fromDisk(), { offline: true });
  const quay = new Quay(page);
  await quay.ready();
  await quay.dropFile("dropped.csv", good);
  const seen = new Report(page);
  await seen.ready();
  assert.equal((await seen.file("dropped.csv")).used, 2);
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: "Add files" }).click(),
  ]);
  await chooser.setFiles([file("more.csv", csv([row(entryNumber(1000909))]))]);
  await page.locator("#files tbody tr", { hasText: "more.csv" }).waitFor();
  await seen.ready();
  assert.equal((await seen.file("more.csv")).used, 1);
  await context.close();
});
