// DuckDB-Wasm loading the file into a table with the types it finds, in its own worker. Its start is
// told apart: a page that stands open has paid it.

import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { build } from "esbuild";

/** What the peer's server has to offer: the program of the page, DuckDB's worker and its module. */
export async function duckdbFiles() {
  const folder = dirname(createRequire(import.meta.url).resolve("@duckdb/duckdb-wasm"));
  const { outputFiles } = await build({
    stdin: {
      contents: 'export * from "@duckdb/duckdb-wasm";',
      resolveDir: import.meta.dirname ?? dirname(new URL(import.meta.url).pathname),
    },
    bundle: true,
    write: false,
    minify: true,
    format: "iife",
    globalName: "duckdb",
    platform: "browser",
    logLevel: "warning",
  });
  return {
    "/duckdb.js": { type: "text/javascript", bytes: outputFiles[0].contents },
    "/duckdb.worker.js": {
      type: "text/javascript",
      path: join(folder, "duckdb-browser-eh.worker.js"),
    },
    "/duckdb.wasm": { type: "application/wasm", path: join(folder, "duckdb-eh.wasm") },
  };
}

/** Loads a file; the time to start and the time to load, and the rows that the table holds. */
export async function duckdb(page, address, path, { ready = async () => {} } = {}) {
  await page.goto(address);
  await page.addScriptTag({ url: `${address}duckdb.js` });
  const started = await page.evaluate(async () => {
    const start = performance.now();
    const logger = new window.duckdb.VoidLogger();
    const db = new window.duckdb.AsyncDuckDB(logger, new Worker("/duckdb.worker.js"));
    await db.instantiate("/duckdb.wasm");
    window.db = db;
    return performance.now() - start;
  });
  await page.setInputFiles("input", path);
  await ready();
  const loaded = await page.evaluate(async () => {
    const [file] = document.querySelector("input").files;
    const start = performance.now();
    const { BROWSER_FILEREADER } = window.duckdb.DuckDBDataProtocol;
    await window.db.registerFileHandle("f.csv", file, BROWSER_FILEREADER, true);
    const connection = await window.db.connect();
    await connection.query("CREATE TABLE t AS SELECT * FROM read_csv('f.csv', header = true)");
    const took = performance.now() - start;
    const [row] = (await connection.query("SELECT count(*)::INTEGER AS n FROM t")).toArray();
    return { took, rows: row.n };
  });
  return { ...loaded, started };
}
