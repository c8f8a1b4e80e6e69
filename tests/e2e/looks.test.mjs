// Screens around the law and the findings that rest on it, with the real core: what is told where the law
// was renewed or was not, where entries lie beyond it, what a number in a finding leads to, and that each
// of them fits a narrow window.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { root } from "../../www/tools/shell.mjs";
import { Lookup } from "./pages/lookup.mjs";
import { Quay } from "./pages/quay.mjs";
import { Report } from "./pages/report.mjs";
import { violations } from "./support/axe.mjs";
import { fromDisk, launch, open } from "./support/browser.mjs";
import { csv, entryNumber, file, row } from "./support/files.mjs";
import { pack, schedule } from "./support/law.mjs";

let browser;

before(async () => {
  browser = await launch();
});

after(() => browser?.close());

const reports = file("mine.csv", csv([row(entryNumber(1000101)), row(entryNumber(1000202))]));

async function opened(options = {}) {
  const all = await open(browser, fromDisk(), { offline: true, ...options });
  const quay = new Quay(all.page);
  await quay.ready();
  return { ...all, quay, report: new Report(all.page), lookup: new Lookup(all.page) };
}

/** By how many pixels a panel or the page runs out of its window. */
const over = (page) =>
  page.evaluate(() => {
    const body = document.querySelector(".drawer-body");
    const all = document.documentElement;
    return Math.max(
      all.scrollWidth - all.clientWidth,
      body ? body.scrollWidth - body.clientWidth : 0,
    );
  });

test("a pack that does not fit renews nothing, and the quay says so", async () => {
  const { page, context, quay } = await opened();
  await quay.choose([pack("one third")]);
  const notice = page.locator("#law-notice");
  await notice.getByRole("heading", { name: "The law was not renewed" }).waitFor();
  const text = await notice.textContent();
  assert.match(text, /not used.*column “value” must be a decimal, found “one third”/s);
  assert.doesNotMatch(text, /What changed|`/);
  assert.deepEqual(await violations(page), []);
  await context.close();
});

test("another law is named beside the verdict and on the first printed page", async () => {
  const { page, context, quay, report } = await opened();
  await quay.choose([reports]);
  await report.ready();
  assert.equal(await page.locator("#law-renewed").count(), 0, "not for the law of the page");
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: "Add files" }).click(),
  ]);
  await chooser.setFiles([pack("0.004464")]);
  await page.locator("#law-renewed").getByText("Law renewed by fees.json.").waitFor();
  await report.ready();
  await page
    .locator("#take")
    .getByRole("button", { name: /^Print/ })
    .click();
  await page.waitForFunction(() => document.documentElement.dataset.paper === "ready");
  assert.match(await page.locator("#paper-one").textContent(), /Law renewed by fees\.json\./);
  await context.close();
});

test("an edition whose day nobody told is pointed out until it is told", async () => {
  const { page, context, quay, report } = await opened();
  await quay.choose([reports, schedule()]);
  await report.ready();
  const assumed = page.locator("#law-assumed");
  assert.match(await assumed.textContent(), /hts\.csv is taken as the tariff in force on \d{4}-/);
  assert.deepEqual(await violations(page), []);
  const day = page.locator("#law").getByLabel("In force on");
  assert.match(await day.inputValue(), /^\d{4}-\d\d-\d\d$/);
  await day.fill("2026-09-15");
  await day.press("Tab");
  await assumed.waitFor({ state: "detached" });
  await report.ready();
  assert.match(await page.locator("#law-renewed").textContent(), /Law renewed by hts\.csv\./);
  await context.close();
});

test("entries before the first edition and after the last are counted as such", async () => {
  const on = (day) => ({ "Entry Date": day, "Entry Summary Date": day, "Importation Date": day });
  const rows = [
    row(entryNumber(1000101), on("02/14/2022")),
    row(entryNumber(1000202), on("10/14/2026")),
    row(entryNumber(1000303)),
  ];
  const { page, context, quay, report } = await opened();
  await quay.choose([file("years.csv", csv(rows))]);
  await report.ready();
  const warnings = page.getByRole("list", { name: "Entries beyond the law at hand" });
  const told = await warnings.locator("li").allTextContents();
  assert.match(told.join("\n"), /^1 of 3 entries .*before the schedule of October 2023/m);
  assert.match(told.join("\n"), /^1 of 3 entries .*after .* the newest edition/m);
  const unknown = await page.locator("#aside").textContent();
  for (const one of told)
    assert.ok(unknown.includes(one.trim()), "and it stands among the unknown");
  await page.getByLabel("Tariff before its first edition here").selectOption("unchanged");
  await warnings.getByText(/before the schedule/).waitFor({ state: "detached" });
  await context.close();
});

test("what can be read is told once, however many files were not", async () => {
  const { page, context, quay, report } = await opened();
  const pdf = { name: "7501.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7\n1") };
  const notes = file("notes.txt", "Dear all,\nsee you there.\n");
  await quay.choose([pdf, notes]);
  await report.ready();
  const text = await page.locator("#main").textContent();
  assert.equal(text.split("Expected is, as").length, 2);
  assert.equal(text.split("This seems to be a PDF document").length, 2);
  assert.deepEqual(await violations(page), []);
  await context.close();
});

test("a number that ended leads to what it became; a heading leads on and back", async () => {
  const [number, , , became] = readFileSync(join(root, "src/law/data/tariff_changes.tsv"), "utf8")
    .split("\n")
    .slice(1)
    .map((line) => line.split("\t"))
    .find((cells) => cells[3]);
  const { context, lookup } = await opened();
  await lookup.open();
  await lookup.field.fill(number);
  await lookup.day.fill("2026-07-01");
  await lookup.field.press("Enter");
  await lookup.standing.filter({ hasText: "not valid on 2026-07-01" }).waitFor();
  await lookup
    .block("Validity")
    .getByRole("button", { name: /^\d{4}\./ })
    .first()
    .click();
  await lookup.standing.filter({ hasText: /^valid on 2026-07-01/ }).waitFor();
  const digits = (await lookup.title.textContent()).replaceAll(".", "");
  assert.ok(became.split(" ").includes(digits), `${digits} of ${became}`);
  await lookup.ask("8471.30.0100");
  await lookup.day.fill("2025-05-01");
  await lookup.origin.selectOption("CN");
  await lookup.block("Chapter 99").getByRole("button", { name: "9903.01.24" }).click();
  await lookup.title.filter({ hasText: "9903.01.24" }).waitFor();
  const own = lookup.block("Programme").getByRole("button", { name: "9903.01.24" });
  assert.equal(await own.count(), 0, "a page does not lead to itself");
  await lookup.panel.getByRole("button", { name: "Back" }).click();
  await lookup.title.filter({ hasText: "8471.30.01.00" }).waitFor();
  await lookup.day.fill("2025-5-1");
  assert.equal(await lookup.title.textContent(), "8471.30.01.00", "half a day changes nothing");
  await context.close();
});

test("the look-up keeps the focus until it is closed", async () => {
  const { page, context, lookup } = await opened();
  await page.locator("#lookup-open").focus();
  await page.keyboard.press("Enter");
  await lookup.ask("9903.88.03");
  for (let i = 0; i < 40; i++) {
    await page.keyboard.press(i % 5 === 4 ? "Shift+Tab" : "Tab");
    const outside = await page.evaluate(() => {
      const at = document.activeElement;
      return at !== document.body && !at?.closest("dialog");
    });
    assert.equal(outside, false);
  }
  await page.keyboard.press("Escape");
  await lookup.panel.waitFor({ state: "detached" });
  assert.equal(await page.evaluate(() => document.activeElement?.id), "lookup-open");
  await context.close();
});

test("a row is shown as it is in the file, and its number leads to the look-up", async () => {
  const { context, quay, report, lookup } = await opened();
  await quay.loadSample();
  await report.ready();
  await report.openFinding("Chapter 99 missing");
  await report.dialog.locator(".cells").first().waitFor();
  const cell = report.dialog.locator(".cells .marked .law-link").first();
  assert.match(await cell.textContent(), /^\d{8,10}$/, "without dots of ours");
  await cell.click();
  await lookup.title.waitFor();
  assert.notEqual(await lookup.origin.inputValue(), "", "the origin of the line");
  await context.close();
});

for (const [colorScheme, width] of [
  ["light", 320],
  ["dark", 390],
  ["light", 1440],
]) {
  test(`every kind of finding fits, ${colorScheme}, ${width} pixels`, async () => {
    const { page, context, quay, report } = await opened({
      colorScheme,
      viewport: { width, height: 844 },
    });
    await quay.loadSample();
    await report.ready();
    const checks = Object.keys(await report.checksFiring());
    assert.ok(checks.length > 25, `${checks.length} kinds`);
    for (const name of checks) {
      await report.openFinding(name);
      await report.dialog.locator(".cells").first().waitFor();
      assert.ok((await over(page)) <= 0, `${name} runs out by ${await over(page)} pixels`);
      const text = await report.dialog.textContent();
      assert.doesNotMatch(text, /undefined|NaN|\d %|`/, name);
      await report.close();
    }
    await report.openFinding("SPI rate not granted");
    assert.deepEqual(await violations(page), []);
    await context.close();
  });
}

test("lists and requests have sections of their own", async () => {
  const { page, context, quay, report } = await opened({ viewport: { width: 390, height: 844 } });
  await quay.whereToFind();
  const lists = [];
  for (const [title, kind] of [
    ["CBP request log", "CSV"],
    ["AD/CVD watch list", "Excel workbook"],
    ["Bill of materials", "CSV"],
  ]) {
    const name = `Save “${title}” as ${kind}`;
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name }).click(),
    ]);
    const chunks = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk);
    lists.push(file(download.suggestedFilename(), Buffer.concat(chunks)));
  }
  await page.keyboard.press("Escape");
  await quay.choose([reports, ...lists]);
  await report.ready();
  assert.match(await page.locator("#requests").textContent(), /Answer by.*CF-28.*Answered/s);
  const kinds = await page.locator("#lists tbody th").allTextContents();
  assert.deepEqual(kinds.toSorted(), [
    "AD/CVD watch list",
    "Bill of materials",
    "Requests from CBP",
  ]);
  assert.ok((await over(page)) <= 0);
  assert.deepEqual(await violations(page), []);
  await context.close();
});
