// States that the real core is not easily brought into, on the page with the mock core: faults, cancels,
// long lists, several importers. The page, its policy and its worker are the real ones.

import assert from "node:assert/strict";
import { test } from "node:test";
import { open } from "./support/browser.mjs";
import { file } from "./support/files.mjs";
import { mocked, ROWS } from "./support/mock.mjs";

const { reading, reported, browser, address } = mocked();

const LONG = "a,b\n".repeat(2_000_000);

test("reading shows a bar with its value, the rows and a way to stop", async () => {
  const { page, context } = await reading([file("es003-slow.csv", LONG)]);
  const bar = page.getByRole("progressbar", { name: "Reading es003-slow.csv" });
  await page.waitForFunction(
    () => Number(document.querySelector("[role=progressbar]")?.getAttribute("aria-valuenow")) > 0,
  );
  const share = Number(await bar.getAttribute("aria-valuenow"));
  assert.ok(share > 0 && share <= 100, String(share));
  assert.match(await page.locator(".reading-row").textContent(), /[\d,]+ rows/);
  await context.close();
});

for (const [kind, name] of [
  ["between two chunks", "es003-slow.csv"],
  ["inside a call that does not end", "es003-stuck.csv"],
]) {
  test(`cancel ${kind}: incomplete, no total, the other file safe`, async () => {
    const { page, context, report } = await reading([file("exports.csv", ROWS), file(name, LONG)]);
    await page.getByRole("progressbar", { name: `Reading ${name}` }).waitFor();
    await page.evaluate((wanted) => {
      const reading = () => document.querySelector(`[aria-label="Cancel ${wanted}"]`);
      document.addEventListener("click", () => (window.pressed = performance.now()), true);
      new MutationObserver(() => {
        if (window.pressed && !reading()) window.stopped ??= performance.now();
      }).observe(document.body, { childList: true, subtree: true });
    }, name);
    const start = Date.now();
    await page.getByRole("button", { name: `Cancel ${name}` }).click();
    await report.noTotals.waitFor();
    const took = Date.now() - start;
    assert.ok(took < 2500, `${took} ms`);
    // From the press to the end of the reading; the promise is 100, and this machine may be busy.
    const stopped = await page.evaluate(() => window.stopped - window.pressed);
    assert.ok(stopped < 400, `${stopped} ms`);
    assert.equal((await report.file(name)).status, "Cancelled");
    assert.equal((await report.file("exports.csv")).status, "Complete");
    assert.equal(await report.back.count(), 0);
    await context.close();
  });
}

test("a fault in a file: the reader is replaced, the page says where, no total is shown", async () => {
  const { context, report } = await reported([file("es003.csv", ROWS), file("fault.csv", ROWS)]);
  const text = await report.fault.textContent();
  assert.match(text, /It failed in fault\.csv, while reading its rows\./);
  await report.noTotals.waitFor();
  assert.equal((await report.file("es003.csv")).status, "Complete");
  assert.equal((await report.file("fault.csv")).status, "Incomplete");
  await context.close();
});

test("a fault in the check: no report, the stage, and a way to try again", async () => {
  const { page, context, report } = await reading([file("es003-trap.csv", ROWS)]);
  await report.fault.waitFor();
  assert.match(await report.fault.textContent(), /while checking the lines/);
  assert.equal(await report.back.count(), 0);
  await page.getByRole("button", { name: "Try again" }).waitFor();
  await context.close();
});

test("several importers: one block an account, never one total", async () => {
  const { context, report } = await reported([
    file("es003-importers.csv", ROWS),
    file("exports.csv", ROWS),
  ]);
  assert.equal(await report.back.textContent(), "By account");
  assert.equal(await report.drawback.locator(".account-block").count(), 2);
  await context.close();
});

test("no findings: the page says what was checked", async () => {
  const { context, report } = await reported([file("es003-clean.csv", ROWS)]);
  const text = await report.findings.textContent();
  assert.match(text, /No findings/);
  assert.match(text, /10 checks ran/);
  assert.match(text, /Checks that did not run/);
  await context.close();
});

test("exports alone: no estimate, and why", async () => {
  const { context, report } = await reported([file("exports.csv", ROWS)]);
  assert.match(await report.drawback.textContent(), /No entry lines were read/);
  assert.match(await report.findings.textContent(), /Nothing was checked/);
  await context.close();
});

test("a hundred thousand findings scroll: few rows exist, the last can be reached", async () => {
  const { page, context, report } = await reported([file("es003-many.csv", ROWS)]);
  await report.oneByOne();
  assert.equal(await report.grid.getAttribute("aria-rowcount"), "100001");
  assert.ok((await report.grid.getByRole("row").count()) < 60);
  await report.grid.getByRole("row").nth(1).focus();
  await page.keyboard.press("End");
  await report.grid.getByText(/^100000: /).waitFor();
  assert.ok((await report.grid.getByRole("row").count()) < 60);
  await context.close();
});

test("search and filter ask for the rows that match", async () => {
  const { page, context, report } = await reported([file("es003.csv", ROWS)]);
  await report.findings.getByText("9 causes", { exact: true }).waitFor();
  await page.getByLabel("Search in findings").fill("Viet Nam");
  await report.findings.getByText("1 cause", { exact: true }).waitFor();
  await report.oneByOne();
  await report.findings.getByText("1 of 17 shown").waitFor();
  await page.getByRole("button", { name: "Clear the filter" }).click();
  await report.findings.getByText("17 shown", { exact: true }).waitFor();
  await report.findings.getByRole("button", { name: /^Country of origin/ }).click();
  await report.findings.getByText("8 of 17 shown").waitFor();
  await page
    .getByRole("combobox", { name: "Check", exact: true })
    .selectOption({ label: "Chapter 99 out of dates" });
  await report.findings.getByText("1 of 17 shown").waitFor();
  await context.close();
});

test("a refused option leaves the report and says why", async () => {
  const { page, context, report } = await reported([file("es003.csv", ROWS)]);
  const day = page.getByLabel("Filing date");
  await day.fill("1999-01-01");
  await day.press("Enter");
  await page.getByText("filing-date lies before the law").waitFor();
  assert.match(await report.back.textContent(), /^\$/);
  await context.close();
});

test("a browser that blocks WebAssembly gets a sentence that says what to ask for", async () => {
  const { page, context } = await open(browser(), "about:blank");
  await page.addInitScript(() => {
    WebAssembly.Module = class {
      constructor() {
        throw new WebAssembly.CompileError("disallowed by embedder");
      }
    };
  });
  await page.goto(address());
  await page.getByRole("heading", { name: "WebAssembly is blocked here" }).waitFor();
  assert.match(await page.locator("#blocked").textContent(), /Ask IT/);
  await context.close();
});
