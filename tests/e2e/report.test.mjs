// The report's sections on the mock core: the Center and the account, causes, unit values, drawback, and
// the screens where something is not there.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Quay } from "./pages/quay.mjs";
import { file } from "./support/files.mjs";
import { EXPORTS, mocked, ROWS } from "./support/mock.mjs";

const { opened, reported } = mocked();

test("the Center: name, office, lines, lead, how sure, the second opinion, what the report says", async () => {
  const { context, report } = await reported([file("es003.csv", ROWS), EXPORTS]);
  const text = await report.accounts.textContent();
  for (const part of [
    "Consumer Products & Mass Merchandising",
    "Managed from Atlanta",
    "48.19%",
    "17.41 points",
    "Likely",
    "902 under prefixes that are known at second hand",
    "By value Electronics would come first, with 39.04%",
    "255 more lines of Apparel",
    "CEE008",
    "3 entry summaries name another",
  ]) {
    assert.ok(text.includes(part), part);
  }
  const label = await report.accounts.locator("svg[role=img]").first().getAttribute("aria-label");
  assert.match(label, /leads by lines with 48\.19%, 17\.41 points ahead/);
  await context.close();
});

test("a Center that is sourced and alone says so; none says why", async () => {
  const alone = await reported([file("es003-one-center.csv", ROWS)]);
  const text = await alone.report.accounts.textContent();
  assert.match(text, /Sourced/);
  assert.match(text, /prefixes that a primary text names/);
  assert.match(text, /The values are not known well enough/);
  await alone.context.close();
  const none = await reported([file("es003-nowhere-narrow.csv", ROWS)]);
  assert.match(await none.report.accounts.textContent(), /No Center can be named/);
  assert.match(await none.report.accounts.textContent(), /no column for this/);
  await none.context.close();
});

test("Centers with as many lines each: none is shown as the account's own", async () => {
  const { report, context } = await reported([file("es003-tied.csv", ROWS)]);
  const text = await report.accounts.textContent();
  assert.match(text, /Not assigned: two or more Centers/);
  assert.match(text, /What it rests on.*known at second hand/);
  assert.doesNotMatch(text, /Managed from|Likely|Sourced/);
  await context.close();
});

test("several importers: a Center and pictures each, none of them a total", async () => {
  const { context, report } = await reported([file("es003-importers.csv", ROWS), EXPORTS]);
  const second = report.accounts.locator(".center").nth(1);
  assert.equal(await second.isVisible(), false);
  await report.accounts.getByRole("heading", { name: "Account 987654321" }).click();
  await second.waitFor();
  assert.equal(await report.accounts.locator("tfoot .total").count(), 0);
  await context.close();
});

test("the account measured by lines, value and duty: the figures are the core's own", async () => {
  const { page, context, report } = await reported([file("es003.csv", ROWS)]);
  const ports = report.accounts.locator("figure", { hasText: "By port of entry" });
  assert.match(await ports.locator("svg").textContent(), /2704 Los Angeles, California4,120/);
  await ports.locator("summary").click();
  const cells = ports.locator("tbody tr").first().locator("td");
  const value = await cells.nth(2).textContent();
  assert.equal(await cells.nth(1).textContent(), "34.24%");
  await page.getByRole("button", { name: "Value", exact: true }).click();
  assert.ok((await ports.locator("svg").textContent()).includes(value), value);
  assert.match(await ports.locator("tfoot").textContent(), /3 more, together35/);
  await context.close();
});

test("every picture is told in a sentence and has its table", async () => {
  const { page, context } = await reported([file("es003.csv", ROWS), EXPORTS]);
  const pictures = await page.locator("figure.picture").all();
  assert.ok(pictures.length > 18, String(pictures.length));
  for (const picture of pictures) {
    const label = await picture.locator("svg[role=img]").getAttribute("aria-label");
    assert.ok(label.length > 20, label);
    const beside = picture.locator("xpath=ancestor::*[@class='pictures-beside']//table");
    const behind = picture.locator("details.figures");
    // The estimate by subheading stands above its picture, with the designations.
    const above = label.startsWith("The estimate by subheading");
    assert.ok((await beside.count()) + (await behind.count()) > 0 || above, label);
  }
  await context.close();
});

test("a cause opens its findings, a finding its cell, and the way back keeps the place", async () => {
  const { page, context, report } = await reported([file("es003.csv", ROWS)]);
  const cause = report.cause(/Chapter 99 missing: 9903\.88\.15/);
  assert.match(await cause.textContent(), /6.*\$8,415\.75.*2026-12-23/);
  await cause.focus();
  await page.keyboard.press("Enter");
  const list = page.getByRole("grid", { name: "Findings of this cause" });
  await list.waitFor();
  assert.equal(await list.getByRole("row").count(), 7);
  await list.getByRole("row").nth(2).click();
  await report.dialog.locator(".cells").first().waitFor();
  assert.match(await report.dialog.textContent(), /Finding 2 of 6/);
  await report.close();
  await page.getByRole("button", { name: "All causes" }).click();
  await page.waitForFunction(() => document.activeElement?.getAttribute("data-index") === "0");
  await context.close();
});

test("a search counts and opens only the findings of a cause that match", async () => {
  const { page, context, report } = await reported([file("es003.csv", ROWS)]);
  await page.getByLabel("Search in findings").fill("2025-0");
  await report.findings.getByText("2 causes", { exact: true }).waitFor();
  const cause = report.cause(/Chapter 99 missing: 9903\.88\.15/);
  assert.match(await cause.textContent(), /5 findings/);
  await cause.click();
  const list = page.getByRole("grid", { name: "Findings of this cause" });
  await list.getByRole("row").nth(5).waitFor();
  assert.equal(await list.getByRole("row").count(), 6);
  await page.getByText("Only the findings with “2025-0” in them.").waitFor();
  await context.close();
});

test("requests from CBP: what is not answered first, with the days left", async () => {
  const { page, context } = await reported([file("es003-requests.csv", ROWS)]);
  const rows = await page.locator("#requests tbody tr").allTextContents();
  assert.equal(rows.length, 4);
  assert.match(rows[0], /CF-28 2704-26-00117.*Thursday, 2026-11-19.*5 days late/);
  assert.match(rows[1], /6 days/);
  assert.match(rows[2], /not known/);
  assert.match(rows[3], /Answered 2026-09-28/);
  await context.close();
});

test("unit values that are not drawn are counted", async () => {
  const { context, report } = await reported([file("es003.csv", ROWS)]);
  await report.units.getByText(/^1,234 more lines near the middle/).waitFor();
  await context.close();
});

test("on a narrow screen the law's sources can be read", async () => {
  const viewport = { width: 390, height: 844 };
  const { page, context } = await reported([file("es003.csv", ROWS)], { viewport });
  const source = page.locator("#law td", { hasText: "Federal Register" }).first();
  const { x, width } = await source.boundingBox();
  assert.ok(x >= 0 && x + width <= 390 && width > 200, `${x} ${width}`);
  await context.close();
});

test("templates stand under what they are for, each with its columns and a file to save", async () => {
  const { page, context } = await opened();
  const quay = new Quay(page);
  await quay.ready();
  await quay.whereToFind();
  const groups = page.locator(".template-group");
  await groups.first().waitFor();
  assert.deepEqual(await groups.locator("h4").allTextContents(), [
    "Imports",
    "Exports",
    "Drawback",
    "Account",
    "More",
  ]);
  for (const [kind, ending] of [
    ["CSV", "csv"],
    ["Excel workbook", "xlsx"],
  ]) {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: `Save “Bill of materials” as ${kind}` }).click(),
    ]);
    assert.equal(download.suggestedFilename(), `tidewaiter-bill-of-materials-template.${ending}`);
    const bytes = readFileSync(await download.path());
    assert.equal(bytes.subarray(0, 2).toString() === "PK", ending === "xlsx");
  }
  await context.close();
});

test("a workbook of several sheets: each sheet with its mapping, the file left out once", async () => {
  const { page, context } = await reported([file("es003-twoparts.csv", ROWS)]);
  const rows = page.locator("#files tbody tr");
  assert.equal(await rows.count(), 2);
  assert.match(await rows.nth(0).textContent(), /sheet Main Report/);
  assert.match(await rows.nth(1).textContent(), /sheet Exports/);
  assert.equal(await page.getByRole("button", { name: "Leave out es003-twoparts.csv" }).count(), 1);
  await context.close();
});

test("a cause of one opens its finding at once", async () => {
  const { page, context, report } = await reported([file("es003.csv", ROWS)]);
  await report.cause(/SPI not in force/).click();
  await report.dialog.locator(".cells").first().waitFor();
  assert.match(await report.dialog.textContent(), /Finding 1 of 1/);
  await report.close();
  await page.getByRole("grid", { name: /^Findings by cause/ }).waitFor();
  await context.close();
});

test("a total leads to the causes of its check", async () => {
  const { context, report } = await reported([file("es003.csv", ROWS)]);
  await report.findings.locator(".totals summary").click();
  await report.findings
    .locator(".totals")
    .getByRole("button", { name: "Unit value outlier" })
    .click();
  await report.findings.getByText("1 cause", { exact: true }).waitFor();
  await report.cause(/supplier CNINVBAG88SHE/).waitFor();
  await context.close();
});

test("unit values: a mark far from the rest opens its row, by the mouse and by a button", async () => {
  const { page, context, report } = await reported([file("es003.csv", ROWS)]);
  const first = report.units.locator(".unit-group").first();
  assert.equal(await first.locator("path.outlier.pressable").count(), 2);
  await first.locator("path.outlier.pressable").first().click();
  await report.dialog.locator(".cells").first().waitFor();
  assert.match(await report.dialog.textContent(), /\$0\.979 per NO/);
  await report.close();
  await first.getByRole("button", { name: /^2025-03-27: \$85\.44/ }).click();
  await report.dialog.locator(".cells").first().waitFor();
  await report.close();
  await page.getByRole("button", { name: "Show 2 more" }).click();
  await report.units.locator(".unit-group").nth(7).waitFor();
  assert.match(await report.units.textContent(), /8 of 8 products/);
  await context.close();
});

test("no product to compare: the page says so", async () => {
  const { context, report } = await reported([file("es003-narrow.csv", ROWS)]);
  await report.units.getByText("No product was imported often enough").waitFor();
  await context.close();
});

test("drawback: which way was taken, the methods, and what could be claimed", async () => {
  const { context, report } = await reported([file("es003.csv", ROWS), EXPORTS]);
  const row = (name) => report.drawback.locator("tr", { hasText: name });
  assert.match(await row("8712.00.15, 8712.00.25").textContent(), /Both, each on its own part/);
  assert.match(await row("9506.91.00").last().textContent(), /Direct identification/);
  assert.match(await row("FIFO").textContent(), /Elected here\$15,531\.05/);
  const other = row("8302.10.60").filter({ hasText: "“Other”" });
  assert.match(await other.textContent(), /140,882\.5 KG\$11,491\.20\$2,851\.202026-12-09/);
  await context.close();
});

test("no exports: what could be claimed, what would decide it, and the way to it", async () => {
  const { page, context, report } = await reported([file("es003.csv", ROWS)]);
  const text = await report.drawback.textContent();
  for (const part of [
    "No exports were dropped",
    "$137,271.77",
    "2026-12-14",
    "“Other”",
    "What can still be claimed, over time",
    "Schedule B or HTS number",
    "Country of ultimate destination",
    "Exporter",
  ]) {
    assert.ok(text.includes(part), part);
  }
  assert.ok(!text.includes("Low case"), "no estimate is shown");
  assert.match(await page.locator(".figure-back").textContent(), /no exports were dropped/);
  await report.drawback.getByRole("button", { name: "Where do I find this report?" }).click();
  await page.getByRole("dialog", { name: /Where to find/ }).waitFor();
  await context.close();
});

test("no exports and nothing to claim: the reasons, and no promise", async () => {
  const { context, report } = await reported([file("es003-barren.csv", ROWS)]);
  const text = await report.drawback.textContent();
  assert.match(text, /No duty on these imports could support a claim/);
  assert.match(text, /IEEPA duties: claim them through CAPE first/);
  assert.ok(!text.includes("What export data would decide it"));
  await context.close();
});

test("exports that do not count: every reason with its money, by what the money is", async () => {
  const { context, report } = await reported([file("es003-nothing.csv", ROWS), EXPORTS]);
  const text = await report.drawback.textContent();
  assert.match(text, /Nothing on this data can be claimed/);
  assert.match(text, /What cannot be claimed: export value/);
  assert.match(text, /\$219,412\.00/);
  assert.match(text, /What cannot be claimed: duty paid/);
  assert.match(text, /What would change it/);
  await context.close();
});

test("every row set aside: the page says it at once and does not call the lines clean", async () => {
  const { context, report } = await reported([file("es003-aside.csv", ROWS)]);
  assert.match(await report.drawback.textContent(), /Every row was set aside/);
  assert.match(await report.findings.textContent(), /Nothing was checked/);
  assert.match(await report.accounts.textContent(), /Every entry row was set aside/);
  await context.close();
});

test("no check could run: that is not called no findings' proof", async () => {
  const { context, report } = await reported([file("es003-unchecked.csv", ROWS)]);
  const text = await report.findings.textContent();
  assert.match(text, /No check could run on this data/);
  assert.match(text, /Needs the column/);
  await context.close();
});

test("everything refused: what each file seems to be, what would help, and a way on", async () => {
  const { page, context } = await reported([file("notes.txt", ROWS), file("more-notes.txt", ROWS)]);
  const section = page.locator("#refused");
  assert.match(await section.textContent(), /notes\.txt.*plain text without columns/);
  assert.equal(await page.locator("#verdict").count(), 0);
  await section.getByRole("button", { name: "Where do I find these reports?" }).click();
  await page.getByRole("dialog", { name: /Where to find/ }).waitFor();
  await page.keyboard.press("Escape");
  await section.getByRole("button", { name: "Start over with other files" }).click();
  await new Quay(page).ready();
  await context.close();
});

test("on paper the tables behind the pictures show, without anything to press", async () => {
  const { page, context, report } = await reported([file("es003.csv", ROWS), EXPORTS]);
  const behind = report.accounts.locator(".figures .table").first();
  assert.equal(await behind.isVisible(), false);
  await page.emulateMedia({ media: "print" });
  assert.equal(await behind.isVisible(), true);
  assert.equal(await report.accounts.locator(".segments").isVisible(), false);
  assert.match(await report.units.locator(".paper-only").textContent(), /6 of 8/);
  assert.equal(await report.units.locator(".paper-only").isVisible(), true);
  const rows = report.units.locator(".unit-group").first().locator("tbody tr");
  const shown = await rows.evaluateAll((all) => all.filter((row) => row.offsetHeight > 0).length);
  assert.equal(shown, 2, "only what is far from the rest");
  await context.close();
});
