// Which column is what: asked where it is not certain, never used before it is confirmed, kept in a file.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { Confirm } from "./pages/confirm.mjs";
import { Quay } from "./pages/quay.mjs";
import { Report } from "./pages/report.mjs";
import { violations } from "./support/axe.mjs";
import { results } from "./support/browser.mjs";
import { file } from "./support/files.mjs";
import { mocked, ROWS } from "./support/mock.mjs";

const { opened, reading, reported } = mocked();

const HEADS =
  "Entry Summary Number,Entry Summary Line Number,HTS Number - Full,Orig Ctry,Amount,Remarks";
const GUESSES = `${HEADS}\nZZT10001013,1,4202923131,CN,176.00,none\nZZT10001021,1,8467210010,TW,1.00,\n`;
const LACKS = GUESSES.replace("HTS Number - Full", "Goods");

async function asked(files, options) {
  const all = await reading(files, options);
  const confirm = new Confirm(all.page);
  await confirm.ready();
  return { ...all, confirm };
}

/** What a button of the report saves. */
async function saved(page, name) {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name }).first().click(),
  ]);
  const chunks = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  return { name: download.suggestedFilename(), json: JSON.parse(Buffer.concat(chunks)) };
}

test("guesses are shown with their values and reasons, and only the likely one is proposed", async () => {
  const { context, confirm } = await asked([file("guess.csv", GUESSES)]);
  const card = await confirm.file("guess.csv").textContent();
  for (const part of ["2 guesses", "Orig Ctry", "CN", "TW", "All 2 values are country codes."]) {
    assert.ok(card.includes(part), part);
  }
  assert.equal(
    await confirm.taken("guess.csv", "Orig Ctry").inputValue(),
    "Country of Origin Code",
  );
  assert.equal(await confirm.taken("guess.csv", "Amount").inputValue(), "");
  await context.close();
});

test("confirmed columns are used, said in the report, and saved in a mapping", async () => {
  const { page, context, confirm, report } = await asked([file("guess.csv", GUESSES)]);
  await confirm.use.click();
  await report.ready();
  assert.match((await report.file("guess.csv")).text, /Mapping: ES-003 extended, chosen by hand/);
  const { name, json } = await saved(page, "Save the mapping");
  assert.equal(name, "tidewaiter-mapping.json");
  const [choice] = json.choices;
  assert.deepEqual(choice.headings, HEADS.split(","));
  assert.deepEqual(
    choice.columns.map(({ index, field }) => [index, field]),
    [
      [0, "Entry Summary Number"],
      [1, "Entry Summary Line Number"],
      [2, "HTS Number - Full"],
      [3, "Country of Origin Code"],
    ],
  );
  await context.close();
});

test("read without the guesses: nothing is chosen, and the report stands", async () => {
  const { page, context, confirm, report } = await asked([file("guess.csv", GUESSES)]);
  await confirm.without.click();
  await report.ready();
  assert.equal((await report.file("guess.csv")).status, "Complete");
  assert.deepEqual((await saved(page, "Save the mapping")).json.choices, []);
  await context.close();
});

test("a needed column is named with what comes closest, and picking it makes the file readable", async () => {
  const { page, context, confirm, report } = await asked([file("lack.csv", LACKS)]);
  assert.equal(await confirm.use.isDisabled(), true);
  const needed = confirm.file("lack.csv").locator(".needed");
  assert.match(await needed.textContent(), /Needed, and not found.*HTS Number - Full/);
  await needed.getByRole("combobox").selectOption({ label: "C: Goods" });
  assert.equal(await confirm.file("lack.csv").locator(".needed").count(), 0);
  await confirm.use.click();
  await report.ready();
  assert.equal((await report.file("lack.csv")).status, "Complete");
  assert.equal(await page.locator("#refused").count(), 0);
  await context.close();
});

test("a field has one column: giving it to another takes it from the first", async () => {
  const { context, confirm } = await asked([file("guess.csv", GUESSES)]);
  await confirm.taken("guess.csv", "Amount").selectOption("Country of Origin Code");
  assert.equal(await confirm.taken("guess.csv", "Orig Ctry").inputValue(), "");
  await context.close();
});

test("files with the same headings have the same mapping", async () => {
  const both = [file("guess.csv", GUESSES), file("more-guess.csv", GUESSES)];
  const { page, context, confirm, report } = await asked(both);
  await confirm.taken("more-guess.csv", "Amount").selectOption("Line Tariff Duty Amount");
  assert.equal(
    await confirm.taken(/^guess\.csv/, "Amount").inputValue(),
    "Line Tariff Duty Amount",
  );
  await confirm.use.click();
  await report.ready();
  assert.equal((await saved(page, "Save the mapping")).json.choices.length, 1);
  await context.close();
});

test("left out: the others go on, and the last one left out starts over", async () => {
  const both = [file("guess.csv", GUESSES), file("lack.csv", LACKS)];
  const { page, context, confirm, report } = await asked(both);
  await page.getByRole("button", { name: /^Leave the file out.*lack\.csv/ }).click();
  await confirm.without.click();
  await report.ready();
  assert.equal(await page.locator("#files tbody tr").count(), 1);
  await page.getByRole("button", { name: "Leave out guess.csv" }).click();
  await new Quay(page).ready();
  await context.close();
});

test("header row, rows to skip, sheet and kind by hand: the file is looked at again", async () => {
  const titled = file("table.csv", `Report of the broker\n${GUESSES}`);
  const { page, context, confirm, report } = await asked([titled, file("sheets.xlsx", GUESSES)]);
  const card = confirm.file("table.csv");
  await card.getByLabel("Kind of report").selectOption({ label: "Entry summary lines" });
  await confirm.looked();
  await card.getByLabel("Headings in row").fill("2");
  await card.getByLabel("Headings in row").press("Enter");
  await confirm.looked();
  await card.getByText("Orig Ctry").first().waitFor();
  const focused = await page.evaluate(() => document.activeElement?.getAttribute("type"));
  assert.equal(focused, "number", "the focus stays where it was");
  await card.getByLabel("Rows to skip").fill("4, x");
  await card.getByLabel("Rows to skip").press("Enter");
  await card.getByText(/Row numbers such as/).waitFor();
  await card.getByLabel("Rows to skip").fill("3-4");
  await card.getByLabel("Rows to skip").press("Enter");
  await confirm.looked();
  assert.equal(await card.getByLabel("Rows to skip").inputValue(), "3-4");
  const sheet = confirm.file("sheets.xlsx").getByRole("combobox", { name: "Sheet", exact: true });
  assert.deepEqual(await sheet.locator("option").allTextContents(), [
    "Main Report",
    "Parameters",
    "Old data (hidden)",
  ]);
  await sheet.selectOption("Parameters");
  await confirm.looked();
  assert.equal(await sheet.inputValue(), "Parameters");
  await confirm.use.click();
  await report.ready();
  const [first, second] = (await saved(page, "Save the mapping")).json.choices;
  assert.deepEqual([first.header_row, first.skip_rows, first.kind], [2, [3, 4], "entry_summaries"]);
  assert.deepEqual([second.sheet, second.header_row], ["Parameters", null]);
  await context.close();
});

test("a mapping that was saved is loaded by dropping it, and nothing is asked then", async () => {
  const first = await asked([file("guess.csv", GUESSES)]);
  await first.confirm.use.click();
  await first.report.ready();
  const { json } = await saved(first.page, "Save the mapping");
  await first.context.close();

  const { page, context } = await opened();
  const quay = new Quay(page);
  await quay.ready();
  await quay.dropFile("tidewaiter-mapping.json", JSON.stringify(json));
  await new Confirm(page).loaded.waitFor();
  await quay.choose([file("next-guess.csv", GUESSES)]);
  const report = new Report(page);
  await report.ready();
  assert.match((await report.file("next-guess.csv")).text, /chosen by hand/);
  await context.close();
});

test("a mapping loaded where it is asked answers; one that is wrong says where", async () => {
  const { page, context, confirm, report } = await asked([file("lack.csv", LACKS)]);
  const column = (index, heading, field) => ({ index, heading, field });
  const headings = LACKS.split("\n")[0].split(",");
  const choice = {
    headings,
    kind: "entry_summaries",
    sheet: null,
    header_row: null,
    skip_rows: [],
    columns: [
      column(0, headings[0], headings[0]),
      column(1, headings[1], headings[1]),
      column(2, "Goods", headings[1]),
    ],
  };
  const mapping = { tidewaiter_mapping: 1, choices: [choice] };
  await confirm.loadMapping("m.json", mapping);
  await confirm.refused.waitFor();
  assert.match(await confirm.refused.textContent(), /m\.json was not loaded.*Choice 1:/);
  await confirm.loadMapping("broken.json", "{ no");
  await page.getByText(/line 1, column 1/).waitFor();
  choice.columns[2].field = "HTS Number - Full";
  await confirm.loadMapping("m.json", mapping);
  await report.ready();
  assert.match(await confirm.loaded.textContent(), /the columns of 1 table/);
  assert.equal((await report.file("lack.csv")).status, "Complete");
  await context.close();
});

test("the mapping of a file is changed from the report, or left as it was", async () => {
  const { page, context, confirm, report } = await asked([file("guess.csv", GUESSES)]);
  await confirm.without.click();
  await report.ready();
  await page.getByRole("button", { name: "Change the mapping of guess.csv" }).click();
  await confirm.ready();
  await confirm.back.click();
  await report.ready();
  await page.getByRole("button", { name: "Change the mapping of guess.csv" }).click();
  await confirm.ready();
  await confirm.taken("guess.csv", "Amount").selectOption("Line Tariff Duty Amount");
  await confirm.use.click();
  await report.ready();
  const fields = (await saved(page, "Save the mapping")).json.choices[0].columns;
  assert.ok(fields.some(({ index, field }) => index === 4 && field === "Line Tariff Duty Amount"));
  await context.close();
});

test("files that are certain are never asked about", async () => {
  const { page, context } = await reported([file("es003.csv", ROWS)]);
  assert.equal(await page.locator(".map").count(), 0);
  await context.close();
});

test("everything on the screen can be done with the keyboard", async () => {
  const { page, context, confirm, report } = await asked([file("lack.csv", LACKS)]);
  const tabTo = async (selector) => {
    for (let i = 0; i < 40; i += 1) {
      await page.keyboard.press("Tab");
      const there = await page.evaluate((s) => document.activeElement?.matches(s), selector);
      if (there) return;
    }
    assert.fail(`${selector} was not reached`);
  };
  await tabTo(".needed select");
  for (let i = 0; i < 3; i += 1) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => !document.querySelector(".needed"));
  await tabTo("#confirm-answers .button-main");
  const hidden = await page.evaluate(() => {
    const { bottom } = document.activeElement.getBoundingClientRect();
    return bottom > window.innerHeight;
  });
  assert.equal(hidden, false);
  await page.keyboard.press("Enter");
  await report.ready();
  assert.equal(await confirm.use.count(), 0);
  await context.close();
});

for (const [colorScheme, width, forcedColors] of [
  ["light", 1440, "none"],
  ["dark", 1440, "none"],
  ["light", 390, "none"],
  ["dark", 390, "none"],
  ["light", 320, "none"],
  ["dark", 320, "active"],
]) {
  test(`the screen at ${width} pixels, ${colorScheme}, forced colours ${forcedColors}`, async () => {
    const viewport = { width, height: width < 400 ? 844 : 900 };
    const files = [
      file("guess.csv", GUESSES),
      file("lack.csv", LACKS),
      file("sheets-table.xlsx", GUESSES),
    ];
    const { page, context, trouble } = await asked(files, { colorScheme, viewport, forcedColors });
    for (const summary of await page.locator("summary").all()) {
      if (!(await summary.evaluate((one) => one.parentElement.open))) await summary.click();
    }
    await page.evaluate(() => window.scrollTo(0, 0));
    assert.deepEqual(await violations(page), []);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - window.innerWidth,
    );
    assert.ok(overflow <= 0, `${overflow} pixels too wide`);
    const path = join(results, `confirm-${width}-${colorScheme}-${forcedColors}.png`);
    await page.screenshot({ path, fullPage: true });
    assert.deepEqual(trouble, []);
    await context.close();
  });
}
