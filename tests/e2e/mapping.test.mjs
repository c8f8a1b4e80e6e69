// Columns under headings that are not known, with the real core: guessed, confirmed, saved, loaded.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Confirm } from "./pages/confirm.mjs";
import { Quay } from "./pages/quay.mjs";
import { Report } from "./pages/report.mjs";
import { book } from "./support/book.mjs";
import { fromDisk, launch, open } from "./support/browser.mjs";
import { csv, entryNumber, file, row } from "./support/files.mjs";

let browser;

before(async () => {
  browser = await launch();
});

after(() => browser?.close());

const REPORT = csv(
  Array.from({ length: 24 }, (_, at) =>
    row(entryNumber(1000101 + at), { "Country of Origin Code": ["CN", "TW", "VN"][at % 3] }),
  ),
);
/** One optional column under a heading that is only like a known one. */
const GUESSED = REPORT.replace("Country of Origin Code", "Orig Ctry");
/** A column that is needed, under a heading that says nothing. */
const LACKING = REPORT.replace("Entry Summary Number", "Our reference");

async function asked(...files) {
  const opened = await open(browser, fromDisk(), { offline: true });
  const quay = new Quay(opened.page);
  await quay.ready();
  await quay.choose(files);
  const confirm = new Confirm(opened.page);
  await confirm.ready();
  return { ...opened, confirm, report: new Report(opened.page) };
}

async function saved(page) {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save the mapping" }).click(),
  ]);
  const chunks = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

test("a guess is not used until it is confirmed, and then it is", async () => {
  const { context, confirm, report, trouble } = await asked(file("broker.csv", GUESSED));
  const taken = confirm.taken("broker.csv", "Orig Ctry");
  assert.equal(await taken.inputValue(), "Country of Origin Code");
  await confirm.without.click();
  await report.ready();
  const before = await report.file("broker.csv");
  assert.match(before.text, /15 columns used/);
  await confirm.page.getByRole("button", { name: "Change the mapping of broker.csv" }).click();
  await confirm.ready();
  await confirm.use.click();
  await report.ready();
  const text = (await report.file("broker.csv")).text;
  assert.match(text, /chosen by hand/);
  assert.match(text, /16 columns used/);
  assert.deepEqual(trouble, []);
  await context.close();
});

test("a file that lacks a needed column is read once it is chosen, and next time by the mapping", async () => {
  const { page, context, confirm, report } = await asked(file("lacking.csv", LACKING));
  const needed = confirm.file("lacking.csv").locator(".needed");
  if ((await needed.count()) > 0) {
    await needed.getByRole("combobox").first().selectOption({ index: 1 });
  }
  assert.equal(
    await confirm.taken("lacking.csv", "Our reference").inputValue(),
    "Entry Summary Number",
  );
  await confirm.use.click();
  await report.ready();
  const { status, used } = await report.file("lacking.csv");
  assert.deepEqual([status, used], ["Complete", 24]);
  const mapping = await saved(page);
  await context.close();

  const again = await open(browser, fromDisk(), { offline: true });
  const quay = new Quay(again.page);
  await quay.ready();
  await quay.dropFile("tidewaiter-mapping.json", mapping);
  await new Confirm(again.page).loaded.waitFor();
  await quay.choose([file("next-month.csv", LACKING)]);
  const next = new Report(again.page);
  await next.ready();
  assert.equal((await next.file("next-month.csv")).used, 24);
  await again.context.close();
});

test("another header row and another kind by hand: the file is looked at again", async () => {
  const { page, context, confirm, report } = await asked(file("guess.csv", GUESSED));
  const card = confirm.file("guess.csv");
  await card.getByLabel("Headings in row").fill("2");
  await card.getByLabel("Headings in row").press("Enter");
  await confirm.looked();
  await card.locator("th", { hasText: entryNumber(1000101) }).waitFor({ state: "attached" });
  await card.getByLabel("Headings in row").fill("1");
  await card.getByLabel("Headings in row").press("Enter");
  await confirm.looked();
  await card.getByLabel("Kind of report").selectOption({ label: "Export list" });
  await confirm.looked();
  assert.equal(await card.getByLabel("Kind of report").inputValue(), "exports");
  assert.ok((await card.locator(".needed li").count()) > 0);
  await card.getByLabel("Kind of report").selectOption({ index: 0 });
  await confirm.looked();
  await confirm.use.click();
  await report.ready();
  assert.equal((await report.file("guess.csv")).status, "Complete");
  assert.equal(await page.locator("#fault").count(), 0);
  await context.close();
});

test("a workbook is asked about sheet by sheet; one of them is left out, and all of it is saved", async () => {
  const plain = (text) => text.replace(/"([^"]*)"/g, (_, cell) => cell.replaceAll(",", ""));
  const rows = (text) =>
    plain(text)
      .trim()
      .split(/\r?\n/)
      .map((line) => line.split(","));
  const late = GUESSED.replace("Orig Ctry", "Orig Cntry").replaceAll("ZZT1000", "ZZT2000");
  const bytes = book({ Known: rows(REPORT), First: rows(GUESSED), Second: rows(late) });
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  const { page, context, confirm, report, trouble } = await asked({
    name: "sheets.xlsx",
    mimeType: type,
    buffer: bytes,
  });
  await page.getByRole("heading", { name: "sheets.xlsx, sheet First" }).waitFor();
  const first = confirm.taken("sheets.xlsx", "Orig Ctry");
  assert.equal(await first.inputValue(), "Country of Origin Code");
  await confirm.use.click();
  await page.getByRole("heading", { name: "sheets.xlsx, sheet Second" }).waitFor();
  await page.getByLabel("Leave this sheet out").check();
  assert.equal(await confirm.file("sheets.xlsx").locator(".columns").count(), 0);
  await confirm.use.click();
  await report.ready();
  const shown = await page.locator("#files").textContent();
  assert.match(shown, /sheet First/);
  assert.match(shown, /Second/);
  const { choices } = JSON.parse(await saved(page));
  assert.deepEqual(
    choices.filter(({ leave_out }) => leave_out).map(({ sheet }) => sheet),
    ["Second"],
  );
  assert.ok(choices.some(({ headings }) => headings.includes("Orig Ctry")));
  assert.deepEqual(trouble, []);
  await context.close();
});
