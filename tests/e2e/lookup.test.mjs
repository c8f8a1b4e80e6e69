// Looking up a code or a programme on a day, with the real core: by hand before any file, from the report,
// by the keyboard alone, in both schemes and at every width, in Chromium and in Firefox.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Lookup } from "./pages/lookup.mjs";
import { Quay } from "./pages/quay.mjs";
import { Report } from "./pages/report.mjs";
import { violations } from "./support/axe.mjs";
import { fromDisk, launch, open, results } from "./support/browser.mjs";
import { drive } from "./support/drive.mjs";

let browser;

before(async () => {
  browser = await launch();
});

after(() => browser?.close());

async function opened(options = {}) {
  const all = await open(browser, fromDisk(), { offline: true, ...options });
  await new Quay(all.page).ready();
  return { ...all, lookup: new Lookup(all.page) };
}

test("a tariff number on a day, before any file", async () => {
  const { context, lookup, trouble, requests } = await opened();
  await lookup.open();
  await lookup.field.fill("8471.30");
  await lookup.suggested();
  assert.ok((await lookup.options.count()) > 1);
  await lookup.ask("8471.30.0100");
  await lookup.day.fill("2025-08-01");
  await lookup.standing.filter({ hasText: "valid on 2025-08-01" }).waitFor();
  assert.equal(await lookup.title.textContent(), "8471.30.01.00");
  assert.equal(await lookup.fact("Rates of duty", "General"), "Free");
  assert.equal(await lookup.fact("Rates of duty", "Column 2"), "35%");
  assert.equal(await lookup.fact("Text and units", "Units of quantity"), "NO");
  assert.match(await lookup.block("Validity").textContent(), /is in it/);
  await lookup.day.fill("1999-01-04");
  await lookup.standing.filter({ hasText: "not known" }).waitFor();
  assert.match(await lookup.block("Rates of duty").textContent(), /Not known/);
  await lookup.origin.selectOption("CN");
  await lookup.block("Chapter 99").filter({ hasText: "China" }).waitFor();
  assert.deepEqual(trouble, []);
  assert.equal(requests.length, 1, "nothing but the page itself");
  await context.close();
});

test("an entry line's duty is told by component, or what is missing", async () => {
  const { context, page, lookup, trouble } = await opened();
  await lookup.open();
  await lookup.ask("3923.90.0080");
  await lookup.day.fill("2025-06-02");
  await lookup.origin.selectOption("CN");
  const duty = lookup.block("Duty by component");
  await duty.filter({ hasText: "missing: the entered value" }).waitFor();
  await page.locator(".lookup-line summary").click();
  await page.getByLabel("Entered value in dollars").fill("10000");
  await page.getByLabel("Chapter 99 headings on the line").fill("9903.88.03 9903.01.24 9903.01.25");
  await page.getByLabel("Chapter 99 headings on the line").press("Enter");
  await duty.filter({ hasText: /5,?800\.00/ }).waitFor();
  assert.match(await duty.textContent(), /9903\.88\.03/);
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(trouble, []);
  await context.close();
});

test("a heading tells its days, rates and drawback; words find a programme", async () => {
  const { context, lookup } = await opened();
  await lookup.open();
  await lookup.ask("9903.88.03");
  assert.equal(await lookup.title.textContent(), "9903.88.03");
  assert.match(await lookup.block("Drawback").textContent(), /come back as drawback/);
  assert.match(await lookup.block("Programme").textContent(), /CN/);
  await lookup.field.fill("301 china");
  await lookup.suggested();
  await lookup.options.filter({ hasText: "Chapter 99: “301 china”" }).click();
  await lookup.title.filter({ hasText: "301 china" }).waitFor();
  await lookup.block("Headings").getByRole("button", { name: "9903.88.01", exact: true }).click();
  await lookup.title.filter({ hasText: "9903.88.01" }).waitFor();
  await lookup.panel.getByRole("button", { name: "Back" }).click();
  await lookup.title.filter({ hasText: "301 china" }).waitFor();
  await context.close();
});

test("the keyboard alone: type, walk, take, close", async () => {
  const { page, context, lookup } = await opened();
  await page.locator("#lookup-open").focus();
  await page.keyboard.press("Enter");
  await lookup.field.waitFor();
  await page.waitForFunction(() => document.activeElement?.id === "lookup-what");
  await page.keyboard.type("korea");
  await lookup.suggested();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  const active = await lookup.field.getAttribute("aria-activedescendant");
  const marked = lookup.panel.locator('[role=option][aria-selected="true"]');
  assert.equal(await marked.getAttribute("id"), active);
  const label = await marked.locator("strong").textContent();
  await page.keyboard.press("Enter");
  await lookup.title.waitFor();
  assert.equal(await lookup.field.inputValue(), label);
  await page.keyboard.type("x");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await lookup.panel.waitFor({ state: "detached" });
  const back = await page.evaluate(() => document.activeElement?.id);
  assert.equal(back, "lookup-open", "the focus goes back to what opened it");
  await context.close();
});

test("from the report: a subheading, a number in a finding for the day of its entry", async () => {
  const { page, context, lookup, trouble } = await opened();
  await new Quay(page).loadSample();
  const report = new Report(page);
  await report.ready();
  const link = report.drawback.getByRole("button", { name: /^Look up \d/ }).first();
  const number = await link.textContent();
  await link.click();
  await lookup.title.filter({ hasText: number }).waitFor();
  const asOf = await lookup.day.inputValue();
  await page.keyboard.press("Escape");
  await lookup.panel.waitFor({ state: "detached" });
  await report.oneByOne();
  await report.findings.getByRole("searchbox").fill("9903");
  const row = report.grid.getByRole("row", { name: /9903\.\d\d/ }).first();
  await row.click();
  await report.dialog.waitFor();
  await report.dialog.locator(".cells").first().waitFor();
  await report.dialog.locator(".law-link").first().click();
  await lookup.title.waitFor();
  assert.match(await lookup.day.inputValue(), /^\d{4}-\d\d-\d\d$/);
  assert.notEqual(await lookup.day.inputValue(), asOf, "the day of entry, not of the report");
  assert.deepEqual(trouble, []);
  await context.close();
});

test("in Firefox too", async () => {
  const { context, close } = await drive("firefox");
  try {
    const page = await context.newPage();
    await page.goto(fromDisk());
    await (await page.waitForSelector("#lookup-open")).click();
    await (await page.waitForSelector("#lookup-what")).type("8471300100");
    await page.waitForSelector(".lookup-option");
    await page.keyboard.press("Enter");
    const title = await page.waitForSelector("#lookup-title");
    assert.equal(await title.evaluate((element) => element.textContent), "8471.30.01.00");
    await page.focus("#lookup-what");
    await page.keyboard.type("1");
    await page.keyboard.press("Escape");
    assert.ok(await page.$("dialog[open]"), "the first Escape closes the list alone");
    await page.keyboard.press("Escape");
    await page.waitForSelector("dialog[open]", { hidden: true });
  } finally {
    await close();
  }
});

const STATES = [
  ["open", (lookup) => lookup.open()],
  [
    "suggestions",
    async (lookup) => {
      await lookup.field.fill("section 232");
      await lookup.suggested();
    },
  ],
  [
    "number",
    async (lookup) => {
      await lookup.ask("8471300100");
      await lookup.origin.selectOption("CN");
      await lookup.block("Chapter 99").filter({ hasText: "China" }).waitFor();
    },
  ],
  ["heading", (lookup) => lookup.ask("9903.01.25")],
  [
    "programme",
    async (lookup) => {
      await lookup.field.fill("301 china");
      await lookup.suggested();
      await lookup.options.filter({ hasText: "Chapter 99: “301 china”" }).click();
      await lookup.title.filter({ hasText: "301 china" }).waitFor();
    },
  ],
  ["value", (lookup) => lookup.ask("mpf rate")],
  [
    "nothing",
    async (lookup) => {
      await lookup.field.fill("no such thing");
      await lookup.panel.getByText(/have nothing by/).waitFor();
    },
  ],
];

for (const [colorScheme, width] of [
  ["light", 1440],
  ["dark", 1440],
  ["light", 390],
  ["dark", 390],
  ["light", 320],
]) {
  test(`axe finds nothing and nothing runs out, ${colorScheme}, ${width} pixels`, async () => {
    const { page, context, lookup } = await opened({
      colorScheme,
      viewport: { width, height: 900 },
    });
    for (const [name, go] of STATES) {
      await go(lookup);
      assert.deepEqual(await violations(page), [], name);
      const over = await page.evaluate(() => {
        const body = document.querySelector(".drawer-body");
        return body.scrollWidth - body.clientWidth;
      });
      assert.ok(over <= 0, `${name} runs out by ${over} pixels`);
      await page.screenshot({ path: join(results, `lookup-${name}-${colorScheme}-${width}.png`) });
    }
    await context.close();
  });
}
