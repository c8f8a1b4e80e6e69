// Whether the page stays usable while it works: how long its main thread is held, how soon the first rows
// of a large file are there, how soon a press on Cancel is followed. Alone: node tests/bench/blocked.mjs.

import { join } from "node:path";
import { chromium } from "playwright-core";
import { browsers, chromiumFlags } from "../../www/tools/browsers.mjs";
import { serve } from "../../www/tools/serve.mjs";
import { main, root, say } from "../../www/tools/shell.mjs";
import { makeFiles } from "./make.mjs";
import { ms, whole } from "./words.mjs";

const chooser = "input[type=file]:not([webkitdirectory]):not([data-mapping])";
const limit = 600_000;

/** Before any script of the page: notes long tasks, gaps between frames, presses and what follows them. */
function watch() {
  const seen = { drop: 0, tasks: [], gaps: [], press: 0, followed: 0, wanted: "" };
  window.held = seen;
  document.addEventListener("change", () => (seen.drop ||= performance.now()), true);
  document.addEventListener("click", () => (seen.press = performance.now()), true);
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) seen.tasks.push([startTime, duration]);
  }).observe({ type: "longtask", buffered: true });
  let last = performance.now();
  const frame = (now) => {
    if (now - last > 50) seen.gaps.push([last, now - last]);
    last = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  new MutationObserver(() => {
    if (!seen.press || seen.followed || !seen.wanted) return;
    const { state } = document.documentElement.dataset;
    const cancelled = [...document.querySelectorAll(".reading-row, #files")].some((row) =>
      row.textContent.includes("Cancelled"),
    );
    if (state === seen.wanted || (seen.wanted === "cancelled" && cancelled)) {
      seen.followed = performance.now();
    }
  }).observe(document, { attributes: true, childList: true, characterData: true, subtree: true });
}

/** The page, ready, in a browser of its own. */
async function fresh({ executablePath, address }, work) {
  const browser = await chromium.launch({ executablePath, args: chromiumFlags });
  try {
    const page = await browser.newPage();
    await page.addInitScript(watch);
    await page.goto(address);
    await marked(page, "tw:ready");
    return await work(page);
  } finally {
    await browser.close();
  }
}

const marked = (page, name) =>
  page.waitForFunction((mark) => performance.getEntriesByName(mark).length > 0, name, {
    timeout: limit,
  });

const atState = (page, state) =>
  page.waitForFunction((wanted) => document.documentElement.dataset.state === wanted, state, {
    timeout: limit,
  });

/** The longest task of the main thread by the processor's time, which other programs do not lengthen. */
function longest(trace) {
  const { traceEvents: events } = JSON.parse(trace.toString());
  const thread = ({ pid, tid }) => `${pid} ${tid}`;
  const mains = new Set(
    events
      .filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain")
      .map(thread),
  );
  const tasks = events.filter((event) => mains.has(thread(event)) && /RunTask/.test(event.name));
  return tasks.reduce((most, { tdur }) => Math.max(most, (tdur ?? 0) / 1000), 0);
}

/** From drop to report: the longest task and gap of the main thread, and the first rows. */
async function throughout(page, paths) {
  const browser = page.context().browser();
  await browser.startTracing(page, { categories: ["toplevel"] });
  await page.locator(chooser).first().setInputFiles(paths);
  await atState(page, "report");
  await marked(page, "tw:weighed");
  await page.waitForTimeout(500);
  const busy = longest(await browser.stopTracing());
  const seen = await page.evaluate(() => {
    const { drop, tasks, gaps } = window.held;
    const since = (all) => all.filter(([at]) => at >= drop).map(([, took]) => took);
    const [rows] = performance.getEntriesByName("tw:rows");
    return {
      task: Math.max(0, ...since(tasks)),
      tasks: tasks.filter(([at]) => at >= drop).map(([at, took]) => [at - drop, took]),
      gap: Math.max(0, ...since(gaps)),
      rows: rows ? rows.startTime - drop : null,
    };
  });
  return { ...seen, busy };
}

/** From a press on Cancel, some way into a state, to what follows. */
async function cancelled(page, paths, { state, wanted, after }) {
  await page.locator(chooser).first().setInputFiles(paths);
  await atState(page, state);
  if (state === "reading") await marked(page, "tw:rows");
  await page.waitForTimeout(after);
  await page.evaluate((name) => {
    window.held.wanted = name;
  }, wanted);
  const pressed = await page.evaluate(() => {
    const button = [...document.querySelectorAll(".reading-end button, .card-head button")].find(
      ({ textContent }) => textContent === "Cancel",
    );
    button?.click();
    return button !== undefined;
  });
  if (!pressed) return null;
  await page.waitForFunction(() => window.held.followed > 0, null, { timeout: 20_000 });
  return page.evaluate(() => window.held.followed - window.held.press);
}

/** Measures on the built page and prints a table; `rows` of an ES-003 and a quarter as many exports. */
export async function blocked({ rows = 300_000, rounds = 3 } = {}) {
  const { chromium: executablePath } = await browsers(["chromium"]);
  const files = await makeFiles(join(root, "target", "page", "bench"), {
    imports: rows,
    exports: rows / 4,
  });
  const paths = [files.imports, files.exports];
  const own = await serve({ port: 0 });
  const setting = { executablePath, address: own.address };
  const found = { held: [], reading: [], checking: [] };
  for (let round = 0; round < rounds; round += 1) {
    found.held.push(await fresh(setting, (page) => throughout(page, paths)));
    for (const [state, wanted] of [
      ["reading", "cancelled"],
      ["checking", "stopped"],
    ]) {
      const after = 40 + 35 * round;
      found[state].push(
        await fresh(setting, (page) => cancelled(page, paths, { state, wanted, after })),
      );
    }
  }
  await own.close();
  tell(rows, found);
  return found;
}

function tell(rows, { held, reading, checking }) {
  const of = (name) => held.map((one) => one[name]).filter((value) => value !== null);
  const all = (values) =>
    values.map((value) => (value === null ? "too late" : ms(value))).join(", ");
  say(`The page while it reads ${whole(rows)} ES-003 rows and a quarter as many exports:`);
  say(`  longest task of the main thread: ${all(of("task"))} (the aim is 50 ms)`);
  say(`    of it the processor's time: ${all(of("busy"))}`);
  say(`  longest gap between frames: ${all(of("gap"))}`);
  say(`  first rows after the drop: ${all(of("rows"))} (the aim is 100 ms)`);
  say(`  cancel while reading: ${all(reading)} (the aim is 100 ms)`);
  say(`  cancel while checking: ${all(checking)} (the aim is 100 ms)`);
  for (const [at, took] of held.at(-1)?.tasks ?? []) {
    say(`    a task of ${ms(took)} at ${ms(at)} after the drop`);
  }
}

if (process.argv[1] === import.meta.filename) {
  await main(() => blocked({ rows: Number(process.env.ROWS ?? 300_000) }));
}
