// The whole way through the page, by roles and ids, so that the same steps run in every browser.

import assert from "node:assert/strict";
import { csv, entryNumber, row } from "./files.mjs";
import { sheets } from "./xlsx.mjs";

/** Opens an address; `trouble` and `requests` fill with what goes wrong and what is asked for. */
export async function opened(context, address) {
  const page = await context.newPage();
  const trouble = [];
  const requests = [];
  page.on("console", (message) => {
    if (["error", "warn", "warning"].includes(message.type())) trouble.push(message.text());
  });
  page.on("pageerror", (error) => trouble.push(String(error)));
  page.on("request", (request) => {
    if (!/^(blob|data):/.test(request.url())) requests.push(request.url());
  });
  await page.evaluateOnNewDocument(() => {
    window.violations = [];
    window.printed = 0;
    // The dialog would wait for a person.
    window.print = () => {
      window.printed += 1;
    };
    document.addEventListener("securitypolicyviolation", (event) => {
      window.violations.push(`${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  await page.setViewport({ width: 1280, height: 900 });
  await page.goto(address);
  await page.waitForSelector(".drop");
  return { page, trouble, requests };
}

const text = (page, selector) => page.$eval(selector, (element) => element.textContent.trim());

/** Presses the first element that matches, as script does: no overlay or scrolling can be in the way. */
async function press(page, selector, words = "") {
  await page.waitForFunction(
    (where, wanted) =>
      [...document.querySelectorAll(where)].some(
        (element) => element.textContent.includes(wanted) && !element.disabled,
      ),
    { timeout: 30_000 },
    selector,
    words,
  );
  await page.evaluate(
    (where, wanted) => {
      [...document.querySelectorAll(where)]
        .find((element) => element.textContent.includes(wanted) && !element.disabled)
        .click();
    },
    selector,
    words,
  );
}

/** Waits for a finished report, with the other readings weighed. */
export async function ready(page) {
  await page.waitForFunction(
    () =>
      document.documentElement.dataset.state === "report" &&
      document.querySelector("#take button:not(:disabled)") &&
      !document.querySelector("[aria-busy=true]"),
    { timeout: 60_000 },
  );
}

async function close(page) {
  while (await page.$("dialog[open]")) {
    await page.keyboard.press("Escape");
    await new Promise((wait) => setTimeout(wait, 100));
  }
}

/** Loads the sample; both sums stand. */
export async function sample(page) {
  await press(page, "#load-sample");
  await page.waitForSelector("#sum-back", { timeout: 60_000 });
  await ready(page);
  const sums = { back: await text(page, "#sum-back"), owed: await text(page, "#sum-owed") };
  for (const sum of Object.values(sums)) assert.match(sum, /^\$[\d,]+\.\d\d$/);
  return sums;
}

/** From the list of findings, by way of its cause where there is one, to the raw value of a cell. */
export async function toTheCell(page) {
  const rows = "[role=row][aria-rowindex]:not([aria-rowindex='1']), .grid-row";
  await press(page, `#findings :is(${rows})`);
  const seen = () =>
    page.waitForSelector("[data-raw]", { timeout: 4_000 }).then(
      () => true,
      () => false,
    );
  if (!(await seen())) {
    await press(page, `dialog :is(${rows}), #findings .cause :is(${rows})`);
    assert.ok(await seen(), "the cell with its raw value");
  }
  await page.waitForFunction(() => document.querySelector("[data-raw]").textContent.trim() !== "", {
    timeout: 10_000,
  });
  const raw = await text(page, "[data-raw]");
  await close(page);
  return raw;
}

/** From a subheading to a designation and the steps of its amount. */
export async function toTheTrace(page) {
  await press(page, "#drawback button[aria-label*='Show the designations']");
  await page.waitForSelector("dialog [role=row], dialog .grid-row");
  await press(page, "dialog .grid-row, dialog [role=row]:not(:first-child)");
  await page.waitForSelector(".trace li", { timeout: 20_000 });
  const steps = await page.$$eval(".trace li", (items) => items.length);
  await close(page);
  return steps;
}

/** Changes the filing date; the report is made again for it. */
export async function changeOption(page, day) {
  await page.waitForSelector("#filing-date:not(:disabled)", { timeout: 30_000 });
  await page.$eval(
    "#filing-date",
    (input, value) => {
      input.value = value;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    },
    day,
  );
  await page.waitForFunction(
    (value) =>
      document.querySelector("#filing-date")?.value === value &&
      document.documentElement.dataset.state === "report",
    { timeout: 60_000 },
    day,
  );
  await ready(page);
}

const cents = (sum) => sum.replace(/[$,]/g, "");

/** Saves JSON, CSV and XLSX; they say the same. */
export async function takeAway(page, saved, day) {
  await press(page, "#take button", "JSON");
  const json = JSON.parse((await saved(`tidewaiter-report-${day}.json`)).toString("utf8"));
  await press(page, "#take button", "Findings");
  const findings = (await saved(`tidewaiter-findings-${day}.csv`)).toString("utf8");
  await press(page, "#take button", "XLSX");
  const book = sheets(await saved(`tidewaiter-report-${day}.xlsx`));
  const places = json.findings.reduce((sum, { places: at }) => sum + Math.max(1, at.length), 0);
  assert.equal(book.Findings.length, places + 1);
  assert.equal(findings.trim().split("\r\n").length >= places + 1, true);
  assert.ok(findings.includes(json.findings[0].code));
  const estimate = book.Summary.find(({ A }) => A === "Drawback estimate");
  assert.equal(estimate.C, json.drawback.estimate);
  for (const { sha256 } of json.files) assert.match(sha256, /^[0-9a-f]{64}$/);
  assert.equal(book.Designations.length, json.drawback.designations_total + 1);
  assert.deepEqual(
    book.Files.slice(1).map(({ J }) => J),
    json.files.map(({ sha256 }) => sha256),
  );
  return json;
}

/** Digits of a hash on page one. */
const SHORT = 12;

/** Lays the report out for paper: page one is one page and carries the sums and what they were made from,
    the annex every hash. The filing date was changed. */
export async function onPaper(page, json) {
  const sum = await text(page, "#sum-back");
  await press(page, "#take button", "Print");
  await page.waitForFunction(() => window.printed === 1, { timeout: 30_000 });
  const paper = await page.$eval("#paper", (element) => element.textContent);
  assert.ok((await text(page, "#paper-one")).includes(sum));
  const made = await text(page, "#paper-one #paper-made");
  for (const { name, sha256 } of json.files) {
    assert.ok(made.includes(`${name} (SHA-256 ${sha256.slice(0, SHORT)}…)`), made);
  }
  assert.ok(made.includes(`1 option changed: filing-date ${json.filing_date};`), made);
  assert.ok(made.includes(`law ${json.tidewaiter.law.hash.slice(0, SHORT)}…`), made);
  for (const { sha256 } of json.files) assert.ok(paper.includes(sha256), sha256);
  assert.ok(paper.includes(json.tidewaiter.law.hash));
  for (const { what } of json.findings) {
    // The page writes percentages as the tariff does.
    assert.ok(paper.includes(what.replace(/(\d) %/g, "$1%")), what);
  }
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  assert.equal(await page.$("#paper"), null);
}

/** Starts over and drops a file of one's own. */
export async function ownFiles(page) {
  await press(page, ".topbar button", "Start over");
  await page.waitForSelector("#load-sample");
  const content = csv([row(entryNumber(1000101)), row(entryNumber(1000202))]);
  await page.evaluate((made) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([made], "mine.csv", { type: "text/csv" }));
    const event = new DragEvent("drop", {
      bubbles: true,
      cancelable: true,
      dataTransfer: transfer,
    });
    document.querySelector(".drop").dispatchEvent(event);
  }, content);
  await ready(page);
  const counts = await page.$$eval("#files tbody tr:first-child td.num", (cells) =>
    cells.slice(0, 2).map((cell) => Number(cell.textContent)),
  );
  assert.deepEqual(counts, [3, 2]);
}

/** Requests for anything but the page itself, as the page has seen them. */
export const asked = (page) =>
  page.evaluate(() =>
    performance
      .getEntriesByType("resource")
      .map(({ name }) => name)
      .filter((name) => !/^(blob|data):/.test(name)),
  );

export { cents };
