// Chromium and Firefox behind one driver: both are told the same by puppeteer, one over its own protocol,
// the other over WebDriver BiDi. What they save goes to a folder.

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import puppeteer from "puppeteer-core";
import { chromiumFlags, find } from "../../../www/tools/browsers.mjs";

/** Starts a browser, `chromium` or `firefox`; `saved` waits for a file it saves and gives its bytes. */
export async function drive(name) {
  const folder = mkdtempSync(join(tmpdir(), `tidewaiter-${name}-`));
  const browser = await puppeteer.launch({
    browser: name === "firefox" ? "firefox" : "chrome",
    executablePath: find(name),
    headless: true,
    args: name === "firefox" ? [] : chromiumFlags,
  });
  const context = await browser.createBrowserContext({
    downloadBehavior: { policy: "allow", downloadPath: folder },
  });
  return {
    context,
    saved: (file) => arrival(join(folder, file)),
    names: () => readdirSync(folder),
    close: async () => {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The bytes of a file once it is there and whole: browsers write under another name first. */
async function arrival(path) {
  let size = -1;
  for (let tries = 0; tries < 300; tries++) {
    await new Promise((wait) => setTimeout(wait, 100));
    if (!existsSync(path) || existsSync(`${path}.part`)) continue;
    const bytes = readFileSync(path);
    if (bytes.length > 0 && bytes.length === size) {
      rmSync(path);
      return bytes;
    }
    size = bytes.length;
  }
  throw new Error(`${path} was not saved`);
}
