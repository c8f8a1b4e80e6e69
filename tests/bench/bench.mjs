// npm run bench [-- read xlsx native report page]: how long reading takes, beside the bytes alone, Papa Parse,
// DuckDB and SheetJS on the same files, the whole way from drop to complete report, and whether the page stays
// usable meanwhile. In turn, each in a browser of its own, medians; prints ratios, growth and memory, and
// fails on no time.

import { statSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { browsers, chromiumFlags } from "../../www/tools/browsers.mjs";
import { serve } from "../../www/tools/serve.mjs";
import { root, say, Trouble } from "../../www/tools/shell.mjs";
import { blocked } from "./blocked.mjs";
import { makeBook } from "./book.mjs";
import { makeFiles, makeLines, makeQuoted } from "./make.mjs";
import { watchMemory } from "./memory.mjs";
import { duckdbNative, ownNative, readingProgram } from "./native.mjs";
import { diskToUsable, dropToReport } from "./own.mjs";
import { bytesAlone, bytesRefilled } from "./peers/bytes.mjs";
import { duckdb, duckdbFiles } from "./peers/duckdb.mjs";
import { papa, papaKept, papaTyped } from "./peers/papa.mjs";
import { peerServer } from "./peers/server.mjs";
import { inflated, sheetjs } from "./peers/xlsx.mjs";
import { readAndJoin, readingPage } from "./reading.mjs";
import { exponent, mb, median, ms, table, whole } from "./words.mjs";

const rounds = Number(process.env.ROUNDS ?? 3);
const sizes = (process.env.ROWS ?? "100000,300000,1000000").split(",").map(Number);
const bookRows = Number(process.env.BOOK_ROWS ?? 100_000);
const folder = join(root, "target", "page", "bench");

const usable = () => blocked({ rows: sizes.at(-1), rounds });
const sections = { read, xlsx, native, report: wholeReport, page: usable };

/** Runs the sections of the bench that are named, or all, on the built page and prints their tables. */
export async function bench(names = []) {
  const unknown = names.filter((name) => !(name in sections));
  if (unknown.length > 0) {
    throw new Trouble(`There is no section ${unknown}; there are ${Object.keys(sections)}.`);
  }
  const { chromium: executablePath } = await browsers(["chromium"]);
  const peer = await peerServer(await duckdbFiles());
  const setting = { executablePath, peer: peer.address };
  for (const [name, section] of Object.entries(sections)) {
    if (names.length === 0 || names.includes(name)) await section(setting);
  }
  peer.close();
}

const filesOf = (rows) => makeFiles(folder, { imports: rows, exports: Math.floor(rows / 4) });

/** Several programs on one file, in turn, so that a busy machine is unfair to none. */
async function inTurn(title, programs) {
  say(`${title}; ${rounds} rounds`);
  const found = Object.fromEntries(Object.keys(programs).map((name) => [name, []]));
  for (let round = 1; round <= rounds; round++) {
    for (const [name, run] of Object.entries(programs)) found[name].push(await run());
    const last = Object.entries(found).map(([name, runs]) => `${name} ${ms(runs.at(-1).took)}`);
    say(`  round ${round}: ${last.join(", ")}`);
  }
  return found;
}

/** How many times as long as we a program must take at least, where that is an aim. */
const aims = {
  "bytes alone": 1 / 2,
  "bytes into one buffer": 1 / 2,
  "Papa Parse, typed, kept and grouped": 6,
  "DuckDB-Wasm, loading": 3,
  "inflating and scanning": 1 / 3,
  SheetJS: 10,
  "DuckDB, load and group": 1,
};

/** A table of what programs took, how many times as long as the first, and what the aim is. */
function compare(found, own) {
  const base = middle(found, own, "took");
  const row = (name) => {
    const times = middle(found, name, "took") / base;
    const aim = aims[name];
    const words = aim ? `${aim.toFixed(2)} ${times >= aim ? "met" : "missed"}` : "";
    return [name, whole(middle(found, name, "took")), times.toFixed(2), words];
  };
  table(["", "ms", "times ours", "aim, at least"], Object.keys(found).map(row));
}

/** CSV files read, typed and joined, and nothing checked. */
async function read(setting) {
  const address = await readingPage();
  const results = [];
  for (const rows of sizes) {
    const { imports, bytes } = await filesOf(rows);
    const run = (work) => () => alone(setting, work);
    const found = await inTurn(`Reading ${whole(rows)} ES-003 rows, ${mb(bytes)}`, {
      ours: run((page) => readAndJoin(page, address, [imports])),
      "bytes alone": run((page) => bytesAlone(page, setting.peer, imports)),
      "bytes into one buffer": run((page) => bytesRefilled(page, setting.peer, imports)),
      "Papa Parse, typed, kept and grouped": run((page) => papaKept(page, setting.peer, imports)),
      "Papa Parse, typed, summed, forgotten": run((page) => papaTyped(page, setting.peer, imports)),
      "Papa Parse, parsing only": run((page) => papa(page, setting.peer, imports)),
      "DuckDB-Wasm, loading": run((page) => duckdb(page, setting.peer, imports)),
    });
    if (found.ours.some((one) => one.rows !== rows)) {
      say(`CAUTION: ours used ${found.ours.map((one) => whole(one.rows))} of ${whole(rows)} rows.`);
    }
    results.push([rows, middle(found, "ours", "took")]);
    compare(found, "ours");
    say(`first rows typed after ${ms(middle(found, "ours", "first"))}, all`);
    say(`after ${ms(middle(found, "ours", "typed"))}; memory of the core at the end`);
    const memory = middle(found, "ours", "memory");
    say(`${mb(memory)}, ${whole(memory / rows)} bytes a row`);
  }
  await quoted(setting, address, sizes.at(-1));
  if (results.length > 1) say(`growth of ours: ${exponent(results).toFixed(2)} (1 is linear)`);
  say("");
}

/** The same with names in quotation marks, since commas are in them. */
async function quoted(setting, address, rows) {
  const { path, bytes } = await makeQuoted(folder, rows);
  const run = (work) => () => alone(setting, work);
  const found = await inTurn(`The same with names in quotation marks, ${mb(bytes)}`, {
    ours: run((page) => readAndJoin(page, address, [path])),
    "Papa Parse, typed, kept and grouped": run((page) => papaKept(page, setting.peer, path)),
    "Papa Parse, typed, summed, forgotten": run((page) => papaTyped(page, setting.peer, path)),
    "DuckDB-Wasm, loading": run((page) => duckdb(page, setting.peer, path)),
  });
  if (found.ours.some((one) => one.rows !== rows)) {
    say(`CAUTION: ours used ${found.ours.map((one) => whole(one.rows))} of ${whole(rows)} rows.`);
  }
  compare(found, "ours");
}

/** A workbook read and joined. */
async function xlsx(setting) {
  const address = await readingPage();
  const { imports } = await filesOf(bookRows);
  const book = await makeBook(imports, join(folder, `es003-${bookRows}.xlsx`));
  const size = mb(statSync(book).size);
  const run = (work) => () => alone(setting, work);
  const found = await inTurn(`A workbook of ${whole(bookRows)} ES-003 rows, ${size}`, {
    ours: run((page) => readAndJoin(page, address, [book])),
    "inflating and scanning": run((page) => inflated(page, setting.peer, book)),
    SheetJS: run((page) => sheetjs(page, setting.peer, book)),
  });
  compare(found, "ours");
  say("");
}

/** The native reader beside DuckDB, both on all cores; the duty engine and look-ups in the law. */
async function native() {
  const program = await readingProgram();
  const imports = await makeLines(folder, sizes.at(-1));
  const found = await inTurn(`Natively, ${whole(sizes.at(-1))} entry lines`, {
    ours: () => ownNative(program, imports),
    "DuckDB, load and group": () => duckdbNative(imports),
  });
  say(found.ours.at(-1).output.trimEnd());
  compare(found, "ours");
  say("");
}

/** From drop to complete report. */
async function wholeReport({ executablePath, peer }) {
  const own = await serve({ port: 0 });
  const setting = { executablePath, own: own.address, peer };
  const results = [];
  for (const rows of sizes) results.push(await measure(rows, setting));
  const disk = await repeat(rounds, () => alone(setting, (page) => diskToUsable(page)));
  await own.close();
  report(results, disk);
}

/** Runs work in a browser of its own, so that nothing is warm or left over. */
async function alone({ executablePath }, work) {
  const browser = await chromium.launch({ executablePath, args: chromiumFlags });
  try {
    return await work(await browser.newPage(), browser);
  } finally {
    await browser.close();
  }
}

async function repeat(times, work) {
  const results = [];
  for (let i = 0; i < times; i++) results.push(await work());
  return results;
}

/** A run with its memory: counted from the moment before the file is handed over. */
async function withMemory(setting, work) {
  return alone(setting, async (page, browser) => {
    let peak = () => null;
    const ready = async () => {
      peak = await watchMemory(browser);
    };
    const result = await work(page, ready);
    return { ...result, memory: peak() };
  });
}

async function measure(rows, setting) {
  const files = await filesOf(rows);
  say(`${whole(rows)} ES-003 rows, 45 columns, ${mb(files.bytes)}; ${rounds} rounds`);
  const found = { rows, report: [], both: [], papa: [], fast: [], duckdb: [] };
  const { imports, exports } = files;
  for (let round = 1; round <= rounds; round++) {
    const one = {
      report: await withMemory(setting, (page, ready) =>
        dropToReport(page, setting.own, [imports], { ready }),
      ),
      papa: await withMemory(setting, async (page, ready) => {
        await page.goto(setting.peer);
        await ready();
        return papa(page, setting.peer, imports);
      }),
      duckdb: await withMemory(setting, (page, ready) =>
        duckdb(page, setting.peer, imports, { ready }),
      ),
      both: await withMemory(setting, (page, ready) =>
        dropToReport(page, setting.own, [imports, exports], { ready }),
      ),
      fast: await alone(setting, (page) => papa(page, setting.peer, imports, { fast: true })),
    };
    for (const [name, result] of Object.entries(one)) found[name].push(result);
    say(
      `  round ${round}: report ${ms(one.report.took)}, with exports ${ms(one.both.took)}, ` +
        `Papa Parse ${ms(one.papa.took)} (fast mode ${ms(one.fast.took)}), DuckDB-Wasm ${ms(one.duckdb.took)}`,
    );
  }
  caution(found);
  return found;
}

function caution({ rows, report, papa, duckdb }) {
  const counts = [papa.at(-1).rows - 1, duckdb.at(-1).rows];
  if (!report.at(-1).text.includes(whole(rows)) || counts.some((count) => count !== rows)) {
    say(`CAUTION: not everyone counted ${whole(rows)} rows (the peers: ${counts.map(whole)}).`);
  }
}

const lines = [
  ["drop to complete report", "report", "took"],
  ["the same with exports, a quarter as many", "both", "took"],
  ["  and every other reading weighed", "both", "weighed"],
  ["Papa Parse, parsing only", "papa", "took"],
  ["  without quotes", "fast", "took"],
  ["DuckDB-Wasm, loading only", "duckdb", "took"],
];

const middle = (result, name, what) => median(result[name].map((one) => one[what]));

function report(results, disk) {
  const heads = results.map(({ rows }) => whole(rows));
  const growth = (name, what) =>
    results.length < 2
      ? "–"
      : exponent(results.map((one) => [one.rows, middle(one, name, what)])).toFixed(2);
  say("");
  say("Milliseconds by rows; growth is the exponent of rows over the whole range (1 is linear)");
  table(
    ["", ...heads, "growth"],
    lines.map(([words, name, what]) => [
      words,
      ...results.map((one) => whole(middle(one, name, what))),
      growth(name, what),
    ]),
  );
  say("");
  say("Times as fast as");
  const against = (peer, name) => (one) =>
    (middle(one, peer, "took") / middle(one, name, "took")).toFixed(2);
  table(
    ["", ...heads],
    [
      ["report, against Papa Parse parsing", ...results.map(against("papa", "report"))],
      ["report, against DuckDB-Wasm loading", ...results.map(against("duckdb", "report"))],
      ["report with exports, against Papa Parse", ...results.map(against("papa", "both"))],
      ["report with exports, against DuckDB-Wasm", ...results.map(against("duckdb", "both"))],
    ],
  );
  say("");
  say("Memory at its peak beyond what the page had before the file, in MB");
  const memory = (name) => (one) => {
    const known = one[name].map((run) => run.memory).filter((bytes) => bytes !== null);
    return known.length === 0 ? "unknown" : whole(median(known) / 1e6);
  };
  table(
    ["", ...heads],
    [
      ["report", ...results.map(memory("report"))],
      ["report with exports, readings weighed", ...results.map(memory("both"))],
      ["Papa Parse, rows thrown away", ...results.map(memory("papa"))],
      ["DuckDB-Wasm", ...results.map(memory("duckdb"))],
    ],
  );
  say("");
  for (const one of results) {
    const steps = one.both.at(-1).phases.map(([name, took]) => `${name} ${ms(took)}`);
    say(`with exports, ${whole(one.rows)} rows, last round: ${steps.join(", ")}`);
  }
  const runs = results.flatMap((one) => one.report);
  say(`from opening to core ready   ${ms(median(runs.map(({ ready }) => ready)))}`);
  say(
    `start of DuckDB-Wasm         ${ms(median(results.flatMap((one) => one.duckdb.map((run) => run.started))))}`,
  );
  say(`from disk to usable          ${ms(median(disk))}`);
  say(`dist/tidewaiter.html         ${mb(statSync(join(root, "dist", "tidewaiter.html")).size)}`);
}
