// The same smallest page in Firefox, from disk: it runs there, and the guard holds there too.

import assert from "node:assert/strict";
import { mkdtempSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { launch } from "puppeteer-core";
import { build } from "../../build.mjs";
import { find } from "../browsers.mjs";

const probe = join(dirname(fileURLToPath(import.meta.url)), "probe");
const out = mkdtempSync(join(tmpdir(), "tidewaiter-"));

let browser;
let collector;
const heard = [];

before(async () => {
  await build({ main: join(probe, "main.js"), worker: join(probe, "worker.js"), out });
  collector = createServer((request, response) => {
    heard.push(request.url);
    response.end();
  });
  await new Promise((done) => collector.listen(0, "127.0.0.1", done));
  const executablePath = find("firefox");
  browser = await launch({ browser: "firefox", executablePath, headless: true });
});

after(async () => {
  await browser?.close();
  collector?.close();
});

test("Firefox opens the page from disk, runs the core and stays there", async () => {
  const page = await browser.newPage();
  const address = pathToFileURL(join(out, "tidewaiter.html")).href;
  await page.goto(address);
  await page.waitForSelector("#version", { timeout: 20_000 });
  assert.match(await page.$eval("#version", (shown) => shown.textContent), /^\d+\.\d+\.\d+$/);
  await page.evaluate((url) => {
    window.open(url);
    const link = document.createElement("a");
    link.href = url;
    document.body.append(link);
    link.click();
    window.location = url;
  }, `http://127.0.0.1:${collector.address().port}/leak`);
  await new Promise((done) => setTimeout(done, 500));
  assert.deepEqual(heard, []);
  assert.equal(page.url(), address);
});
