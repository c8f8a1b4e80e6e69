// The reader as a native program, beside DuckDB on all cores: both load the same file and group it.

import { join } from "node:path";
import { must, root } from "../../www/tools/shell.mjs";

const manifest = join(root, "tests", "bench", "reading", "Cargo.toml");

/** Builds the native bench; gives its program. */
export async function readingProgram() {
  const folder = process.env.CARGO_TARGET_DIR ?? join(root, "target");
  await must("cargo", ["build", "--release", "--manifest-path", manifest], {
    env: { CARGO_TARGET_DIR: folder },
    show: true,
  });
  return join(folder, "release", "reading-bench");
}

/** One run of the program: what it printed, and milliseconds of all that `check` does to read a file. */
export async function ownNative(program, path) {
  const output = await must(program, ["1", path]);
  const of = (name) => Number(output.match(new RegExp(`^${name} +(\\d+)`, "m"))?.[1]);
  return { output, took: of("read, with hash") + of("joined") };
}

/** DuckDB as a library of this process: the file into a table, then the duty by entry. */
export async function duckdbNative(path) {
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const start = performance.now();
  await connection.run(`CREATE TABLE t AS SELECT * FROM read_csv('${path}', header = true)`);
  const loaded = performance.now() - start;
  await connection.run(
    'CREATE TABLE g AS SELECT "Entry Summary Number" e, sum("Line Tariff Duty Amount") d FROM t GROUP BY 1',
  );
  const took = performance.now() - start;
  connection.closeSync();
  instance.closeSync();
  return { loaded, took };
}
