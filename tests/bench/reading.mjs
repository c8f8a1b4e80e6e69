// Our own engine on a page that reads and joins files and does no more.

import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "../../www/build.mjs";
import { root, Trouble } from "../../www/tools/shell.mjs";

const out = join(root, "target", "page", "reading-bench");
const limit = 300_000;

/** Builds the page; gives its address. */
export async function readingPage() {
  const main = join(root, "tests", "bench", "page", "reading.ts");
  await build({ main, out });
  return pathToFileURL(join(out, "tidewaiter.html")).href;
}

/** Reads files: milliseconds until the first rows, all typed, all joined; rows and the core's memory. */
export async function readAndJoin(page, address, paths, { ready = async () => {} } = {}) {
  await page.goto(address);
  await well(page, () => window.bench?.failed ?? window.bench?.ready === true);
  await ready();
  await page.setInputFiles("input", paths);
  await well(page, () => window.bench.failed ?? window.bench.result !== null);
  return page.evaluate(() => window.bench.result);
}

async function well(page, test) {
  const handle = await page.waitForFunction(test, null, { timeout: limit });
  const result = await handle.jsonValue();
  if (typeof result === "string") throw new Trouble(`The reading failed: ${result}`);
}
