// Our own page: from drop to complete report, as a person sees it.

import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root, Trouble } from "../../www/tools/shell.mjs";

const limit = 600_000;
const chooser = "input[type=file]:not([webkitdirectory])";

/** Before any script of the page: notes when files arrive and when the report stands on screen. */
function watch() {
  const seen = { state: [], drop: 0, report: 0, failed: null };
  window.bench = seen;
  document.addEventListener(
    "change",
    () => {
      seen.drop = performance.now();
    },
    true,
  );
  new MutationObserver(() => {
    const state = document.documentElement?.dataset.state;
    if (!state || seen.state.at(-1)?.[0] === state) return;
    seen.state.push([state, performance.now()]);
    if (state === "broken" || state === "stopped") {
      seen.failed = `${state}: ${document.body.innerText.trim().slice(0, 600)}`;
    }
    if (state !== "report") return;
    // Painted, not only decided: the second frame after it.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        seen.report = performance.now();
      }),
    );
  }).observe(document, { attributes: true, childList: true, subtree: true });
}

/** Waits for a mark of the page, and no longer than the page is well. */
async function marked(page, name, what) {
  await until(
    page,
    (mark) => window.bench.failed ?? performance.getEntriesByName(mark).length > 0,
    name,
    what,
  );
}

/** Waits until a test in the page says true; a text that it gives is what went wrong. */
async function until(page, test, argument, what) {
  const handle = await page.waitForFunction(test, argument, { timeout: limit }).catch(() => {
    throw new Trouble(`${what} within ${limit / 1000} s.`);
  });
  const result = await handle.jsonValue();
  if (typeof result === "string") throw new Trouble(`${what}: the page became ${result}`);
}

/**
 * Opens the page, waits until the core stands ready as it does while a person looks for files, drops them.
 * `ready` is told just before.
 */
export async function dropToReport(page, address, paths, { ready = async () => {} } = {}) {
  await page.addInitScript(watch);
  await page.goto(address);
  const input = page.locator(chooser).first();
  await input.waitFor({ state: "attached" });
  await marked(page, "tw:ready", "The core was not ready");
  await ready();
  await input.setInputFiles(paths);
  const reported = () => window.bench.failed ?? window.bench.report > 0;
  await until(page, reported, null, "No report stood on the page");
  await marked(page, "tw:weighed", "The readings not taken were not weighed");
  const { drop, report, state } = await page.evaluate(() => window.bench);
  const marks = await page.evaluate(() =>
    performance.getEntriesByType("mark").map(({ name, startTime }) => [name, startTime]),
  );
  const at = Object.fromEntries(marks);
  return {
    took: report - drop,
    weighed: at["tw:weighed"] - drop,
    ready: at["tw:ready"],
    text: await page.locator("body").textContent(),
    phases: phases(state),
  };
}

/** How long the page stayed in each state, in its order. */
function phases(state) {
  const steps = state
    .slice(0, -1)
    .map(([name, since], index) => [name, state[index + 1][1] - since]);
  return steps.filter(([name]) => name !== "quay");
}

/** From asking for the file on disk to the place for files that can be used. */
export async function diskToUsable(page) {
  const start = performance.now();
  await page.goto(pathToFileURL(join(root, "dist", "tidewaiter.html")).href);
  await page.locator(`${chooser}:enabled`).first().waitFor({ state: "attached" });
  return performance.now() - start;
}
