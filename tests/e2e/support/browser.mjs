// Chromium with a page that is watched: whatever it complains of, asks the network for, or refuses.

import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { chromiumFlags, find } from "../../../www/tools/browsers.mjs";
import { root, Trouble } from "../../../www/tools/shell.mjs";

/** The page under test. */
export const product = join(root, "dist", "tidewaiter.html");

/** Where pictures go. */
export const results = join(root, "test-results");

/** The address of a file on disk. */
export const fromDisk = (path = product) => pathToFileURL(path).href;

export function launch() {
  if (!existsSync(product)) throw new Trouble("dist/tidewaiter.html is not built: npm run build");
  mkdirSync(results, { recursive: true });
  return chromium.launch({ executablePath: find("chromium"), args: chromiumFlags });
}

/** Opens an address in a context of its own; `trouble` fills with what goes wrong. */
export async function open(browser, address, options = {}) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    reducedMotion: "reduce",
    acceptDownloads: true,
    ...options,
  });
  const page = await context.newPage();
  const trouble = [];
  const requests = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") trouble.push(message.text());
  });
  page.on("pageerror", (error) => trouble.push(String(error)));
  page.on("request", (request) => {
    // The worker's blob stays inside the page; data is in the address itself.
    if (!/^(blob|data):/.test(request.url())) requests.push(request.url());
  });
  await page.addInitScript(() => {
    window.violations = [];
    // The dialog would wait for a person, and hold up a PDF made meanwhile.
    window.print = () => undefined;
    document.addEventListener("securitypolicyviolation", (event) => {
      window.violations.push(`${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  await page.goto(address);
  return { page, context, trouble, requests, violations: () => page.evaluate("window.violations") };
}
