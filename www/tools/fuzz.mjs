// npm run fuzz: feeds each target with mutated input for a minute (SECONDS=…) and tells how often it
// ran. Words after `--` pick targets; a target and a file run that one input again:
// npm run fuzz -- amount target/fuzz/crashes/amount-crash-…

import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { answers, main, root, run, say, Trouble } from "./shell.mjs";

const folder = join(root, "tests", "fuzz");
const work = join(process.env.CARGO_TARGET_DIR ?? join(root, "target"), "fuzz");
const seconds = Number(process.env.SECONDS ?? 60);

// What a run may take: memory as the page may, and time as a file may.
const limits = ["-rss_limit_mb=1024", "-timeout=5", "-max_len=65536"];

// Coverage by the compiler that every toolchain has; cargo-fuzz does the same with a nightly one.
const coverage = [
  "-Cpasses=sancov-module",
  "-Cllvm-args=-sanitizer-coverage-level=4",
  "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
  "-Cllvm-args=-sanitizer-coverage-pc-table",
  "-Cllvm-args=-sanitizer-coverage-trace-compares",
  "-Ccodegen-units=1",
];

const targets = [
  "text",
  "workbook",
  "archive",
  "headers",
  "amount",
  "date",
  "hts",
  "entry",
  "unit",
  "country",
  "hts_list",
  "line",
  "ordinal",
  "code",
  "percent",
  "list",
  "mapping",
  "csv",
  "xlsx",
];

await main(async () => {
  const words = process.argv.slice(2);
  const program = await build();
  const file = words.find((word) => existsSync(resolve(word)));
  const wanted = targets.filter((name) => words.length === 0 || words.includes(name));
  if (wanted.length === 0) throw new Trouble(`The targets are ${targets.join(", ")}.`);
  if (file) {
    const result = await run(program, [...limits, resolve(file)], environment(wanted[0]));
    say(result.output);
    process.exitCode = result.code;
    return;
  }
  for (const name of wanted) await fuzz(program, name);
});

async function build() {
  const host = (await run("rustc", ["-vV"])).output.match(/^host: (.+)$/m)?.[1];
  if (!host) throw new Trouble("rustc does not tell its host.");
  const manifest = join(folder, "Cargo.toml");
  // Naming the target keeps the flags off build scripts, which have no fuzzer to report to.
  const args = ["build", "--release", "--locked", "--manifest-path", manifest, "--target", host];
  const env = { RUSTFLAGS: coverage.join(" "), CARGO_TARGET_DIR: work };
  const result = await run("cargo", args, { env });
  if (result.code !== 0) {
    const wants = (await answers("c++")) ? "" : "\nThe fuzzer needs a C++ compiler (c++).";
    throw new Trouble(`${result.output.trimEnd()}${wants}`);
  }
  return join(work, host, "release", "tidewaiter-fuzz");
}

function environment(name) {
  return { env: { TIDEWAITER_FUZZ: name } };
}

async function fuzz(program, name) {
  const found = join(work, "corpus", name);
  const crashes = join(work, "crashes");
  const given = join(folder, "corpus", name);
  for (const path of [found, crashes]) mkdirSync(path, { recursive: true });
  const places = existsSync(given) ? [found, given] : [found];
  const args = [
    ...limits,
    `-max_total_time=${seconds}`,
    "-print_final_stats=1",
    `-artifact_prefix=${join(crashes, `${name}-`)}`,
    ...places,
  ];
  const before = new Set(readdirSync(crashes));
  const result = await run(program, args, environment(name));
  const times = result.output.match(/stat::number_of_executed_units:\s+(\d+)/)?.[1] ?? "0";
  const executions = Number(times).toLocaleString("en-US");
  const fresh = readdirSync(crashes).find((file) => !before.has(file));
  if (result.code === 0 && Number(times) > 0) {
    say(`ok      ${name.padEnd(9)}${executions.padStart(13)} executions in ${seconds} s`);
    return;
  }
  process.exitCode = 1;
  say(`FAILED  ${name}: ${executions} executions`);
  say(result.output.split("\n").slice(-40).join("\n"));
  if (fresh) say(`Again: npm run fuzz -- ${name} ${join(crashes, fresh)}`);
}
