// npm run bench: from drop to complete report in Chromium, beside the time that Papa Parse takes only to
// parse the same file. Interleaved, median of five; prints ratios and fails on no time.

import { readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { browsers, chromiumFlags } from "../../www/tools/browsers.mjs";
import { serve } from "../../www/tools/serve.mjs";
import { root, say, Trouble } from "../../www/tools/shell.mjs";
import { makeFiles } from "./make.mjs";
import { parseThere } from "./peer.mjs";

const rounds = Number(process.env.ROUNDS ?? 5);
const rows = Number(process.env.ROWS ?? 100_000);

const limit = 180_000;
const chooser = "input[type=file]:not([webkitdirectory])";

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const ms = (value) => `${Math.round(value).toLocaleString("en-US")} ms`;
const mb = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;

// Before any script of the page: notes when files arrive and when the report stands on screen.
function watch() {
  const seen = { state: [], drop: 0, report: 0 };
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
    if (state !== "report") return;
    // Painted, not only decided: the second frame after it.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        seen.report = performance.now();
      }),
    );
  }).observe(document, { attributes: true, childList: true, subtree: true });
}

/** Opens the page, waits until the core stands ready as it does while a person looks for files, drops them. */
async function dropToReport(browser, address, paths) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.addInitScript(watch);
  await page.goto(address);
  const input = page.locator(chooser).first();
  await input.waitFor({ state: "attached" });
  await page.waitForFunction(() => performance.getEntriesByName("tw:ready").length > 0, null, {
    timeout: limit,
  });
  await input.setInputFiles(paths);
  await page
    .waitForFunction(() => window.bench.report > 0, null, { timeout: limit })
    .catch(async () => {
      const { state } = await page.evaluate(() => window.bench);
      const seen = state.map(([name]) => name).join(", ") || "none";
      throw new Trouble(
        `No data-state="report" on the page within ${ms(limit)}; states seen: ${seen}.`,
      );
    });
  await page
    .waitForFunction(() => performance.getEntriesByName("tw:weighed").length > 0, null, {
      timeout: limit,
    })
    .catch(() => {
      throw new Trouble(`The readings not taken were not weighed within ${ms(limit)}.`);
    });
  const { drop, report, state } = await page.evaluate(() => window.bench);
  const marks = await page.evaluate(() =>
    performance.getEntriesByType("mark").map(({ name, startTime }) => [name, startTime]),
  );
  const text = await page.locator("body").textContent();
  await context.close();
  const at = Object.fromEntries(marks);
  return {
    took: report - drop,
    weighed: at["tw:weighed"] - drop,
    ready: at["tw:ready"],
    text,
    phases: phases(state),
  };
}

/** How long the page stayed in each state, in its order. */
function phases(state) {
  const steps = state
    .slice(0, -1)
    .map(([name, since], index) => [name, state[index + 1][1] - since]);
  return steps.filter(([name]) => name !== "quay").map(([name, took]) => `${name} ${ms(took)}`);
}

async function diskToUsable(browser) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const start = performance.now();
  await page.goto(pathToFileURL(join(root, "dist", "tidewaiter.html")).href);
  await page.locator(`${chooser}:enabled`).first().waitFor({ state: "attached" });
  const took = performance.now() - start;
  await context.close();
  return took;
}

async function peerServer() {
  const server = createServer((_, response) => {
    response.setHeader("Content-Type", "text/html");
    response.end("<!doctype html><title>peer</title>");
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { address: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

async function parseWithPapa(browser, address, library, path, fast) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(address);
  const result = await parseThere(page, library, path, fast);
  await context.close();
  return result;
}

/** Runs the bench on the built page and prints its table. */
export async function bench() {
  const { chromium: executablePath } = await browsers(["chromium"]);
  const files = await makeFiles(join(root, "target", "page", "bench"), {
    imports: rows,
    exports: rows / 4,
  });
  const library = readFileSync(
    createRequire(import.meta.url).resolve("papaparse/papaparse.min.js"),
    "utf8",
  );
  const own = await serve({ port: 0 });
  const peer = await peerServer();
  const browser = await chromium.launch({ executablePath, args: chromiumFlags });
  const times = { report: [], both: [], weighed: [], ready: [], papa: [], fast: [], disk: [] };
  let last;
  say(
    `${rows.toLocaleString("en-US")} ES-003 rows, 45 columns, ${mb(files.bytes)}; ${rounds} rounds`,
  );
  for (let round = 1; round <= rounds; round++) {
    last = await dropToReport(browser, own.address, [files.imports]);
    const parse = (fast) => parseWithPapa(browser, peer.address, library, files.imports, fast);
    const papa = await parse(false);
    const fast = await parse(true);
    const disk = await diskToUsable(browser);
    const both = await dropToReport(browser, own.address, [files.imports, files.exports]);
    times.report.push(last.took);
    times.both.push(both.took);
    times.weighed.push(both.weighed);
    times.ready.push(last.ready);
    times.papa.push(papa.took);
    times.fast.push(fast.took);
    times.disk.push(disk);
    const peers = `Papa Parse ${ms(papa.took)}, fast mode ${ms(fast.took)}`;
    const ours = `report ${ms(last.took)}, with exports ${ms(both.took)}`;
    say(`  round ${round}: ${ours}, ${peers}, open ${ms(disk)}`);
  }
  await browser.close();
  await own.close();
  peer.close();
  report(times, last);
}

function report(times, last) {
  const [ours, papa, fast] = [times.report, times.papa, times.fast].map(median);
  const counted = last.text.includes(rows.toLocaleString("en-US"));
  say("");
  const with25 = `with ${(rows / 4).toLocaleString("en-US")} exports`;
  const [both, weighed] = [median(times.both), median(times.weighed)];
  say(`from drop to complete report    ${ms(ours)}`);
  say(`  of that, in the last round    ${last.phases.join(", ")}`);
  say(`Papa Parse, parsing only        ${ms(papa)}`);
  say(`ratio (Papa Parse / report)     ${(papa / ours).toFixed(2)}`);
  say(`Papa Parse, without quotes      ${ms(fast)}`);
  say(`ratio (without quotes / report) ${(fast / ours).toFixed(2)}`);
  say(`report ${with25}      ${ms(both)}, ratio ${(papa / both).toFixed(2)}`);
  say(`and all other readings weighed  ${ms(weighed)}, ratio ${(papa / weighed).toFixed(2)}`);
  say(`from opening to core ready      ${ms(median(times.ready))}`);
  say(`from disk to usable             ${ms(median(times.disk))}`);
  say(
    `dist/tidewaiter.html            ${mb(statSync(join(root, "dist", "tidewaiter.html")).size)}`,
  );
  if (!counted)
    say(`CAUTION: the report does not show ${rows.toLocaleString("en-US")} rows: is it complete?`);
}
