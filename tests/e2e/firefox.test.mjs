// A short run in Firefox from disk, driven over WebDriver BiDi.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import puppeteer from "puppeteer-core";
import { find } from "../../www/tools/browsers.mjs";
import { fromDisk } from "./support/browser.mjs";

let browser;

before(async () => {
  browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: find("firefox"),
    headless: true,
  });
});

after(() => browser?.close());

test("Firefox opens the page from disk, loads the sample and shows the verdict", async () => {
  const page = await browser.newPage();
  const trouble = [];
  page.on("console", (message) => {
    if (message.type() === "error") trouble.push(message.text());
  });
  page.on("pageerror", (error) => trouble.push(String(error)));
  await page.goto(fromDisk());
  await page.waitForSelector("#load-sample");
  await page.click("#load-sample");
  await page.waitForSelector("#sum-back", { timeout: 20_000 });
  const sum = await page.$eval("#sum-back", (element) => element.textContent);
  assert.match(sum, /^\$[\d,]+\.\d\d$/);
  await page.click("#findings .grid-row");
  await page.waitForSelector("dialog .cells");
  assert.deepEqual(trouble, []);
  await page.close();
});
