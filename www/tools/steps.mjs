// Everything that npm test runs, one step an entry: its name and what it does. A step gives back the
// exit code and the output of its program; how many tests that was is read from the output.

import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { browsers, chromiumFlags } from "./browsers.mjs";
import { filesBelow } from "./fingerprint.mjs";
import { bindgen, bindgenFolder, packages, rust, wasmTarget } from "./prepare.mjs";
import { answers, root, run } from "./shell.mjs";

const npmProgram = (name) => join(root, "node_modules", ".bin", name);
const cargo = (...args) => run("cargo", args);
const wasmTests = [
  "--no-default-features",
  "--test",
  "wasm",
  "--test",
  "wasm_fault",
  "--test",
  "wasm_hostile",
  "--test",
  "wasm_scan",
];

/** The steps in the order in which they run: quick ones first, each after what it needs. */
export const steps = [
  ["install what is missing", install],
  ["cargo fmt --check", () => cargo("fmt", "--check")],
  ["biome", () => run(npmProgram("biome"), ["ci", "--colors=off"])],
  ["tsc, page", () => run(npmProgram("tsc"), ["-p", "tsconfig.page.json"])],
  ["tsc, worker", () => run(npmProgram("tsc"), ["-p", "tsconfig.worker.json"])],
  ["clippy", () => clippy("--all-targets")],
  ["clippy, wasm", () => clippy("--lib", ...wasmTests, "--target", wasmTarget)],
  ["cargo test", tests],
  ["conformance cases", conform],
  ["wasm tests in Chromium", inChromium],
  ["build of the page", () => run("node", ["www/tools/build.mjs"])],
  ["tests of the build", () => nodeTests(join(root, "www", "tools", "tests"))],
  ["end to end", () => nodeTests(join(root, "tests", "e2e"))],
  ["cargo deny", deny],
];

async function install() {
  await rust({ lint: true });
  await packages();
  await bindgen();
  await browsers();
  return { code: 0, output: "" };
}

function clippy(...args) {
  return cargo("clippy", "--locked", ...args, "--", "-D", "warnings");
}

/** Tests that pass without being run where a variable names no folder: their own words are captured. */
const elsewhere = [
  ["TIDEWAITER_FIXTURES", "files of other projects"],
  ["TIDEWAITER_SOURCES", "tables and figures against their sources"],
];

async function tests() {
  const result = await cargo("test", "--locked", "--no-fail-fast");
  const missing = elsewhere.filter(([variable]) => !process.env[variable]);
  const notRun = missing.map(([variable, what]) => `${what}: ${variable} names no folder`);
  return { ...result, notRun };
}

async function conform() {
  const result = await cargo("run", "-q", "--locked", "--", "conform", "tests/cases");
  const ranOne = countTests({ code: 0, output: result.output, least: 0 }).passed > 0;
  if (result.code !== 0 || ranOne) return result;
  return { code: 1, output: `${result.output}No case was run.\n` };
}

async function inChromium() {
  const { chromium, chromedriver } = await browsers(["chromium", "chromedriver"]);
  const folder = join(root, "target", "page");
  const settings = join(folder, "webdriver.json");
  mkdirSync(folder, { recursive: true });
  const chrome = { binary: chromium, args: chromiumFlags };
  writeFileSync(settings, JSON.stringify({ "goog:chromeOptions": chrome }));
  const env = {
    CHROMEDRIVER: chromedriver,
    WASM_BINDGEN_TEST_ONLY_WEB: "1",
    // Seconds. Hostile files are read by a program that is not optimised: twenty are too few on a slow machine.
    WASM_BINDGEN_TEST_TIMEOUT: "300",
    WASM_BINDGEN_TEST_WEBDRIVER_JSON: settings,
    CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER: join(bindgenFolder(), "wasm-bindgen-test-runner"),
  };
  return run("cargo", ["test", "--locked", "--target", wasmTarget, ...wasmTests], { env });
}

async function nodeTests(folder) {
  const files = filesBelow(folder).filter((path) => path.endsWith(".test.mjs"));
  if (files.length === 0) return { code: 1, output: `${folder} holds no test (*.test.mjs).\n` };
  const { chromium, firefox } = await browsers();
  // One after the other: they share two cores with the browsers they drive.
  const args = ["--test", "--test-concurrency=1", "--test-reporter=spec", ...files];
  return run("node", args, { env: { CHROMIUM: chromium, FIREFOX: firefox } });
}

async function deny() {
  if (!existsSync(join(root, "deny.toml")) || !(await answers("cargo", ["deny", "--version"]))) {
    return { code: 0, output: "", skipped: "cargo-deny is not installed here" };
  }
  return cargo("deny", "--offline", "check", "licenses", "bans", "sources");
}

const counts = [
  // cargo test and wasm-bindgen-test
  /^test result: \w+\. (\d+) passed; (\d+) failed/gm,
  // tidewaiter conform
  /^(\d+) passed, (\d+) failed/gm,
  // node --test
  /^. pass (\d+)\n. fail (\d+)/gm,
];

/** How many tests passed and failed, from a program's output; a step without a count is `least` tests. */
export function countTests({ code, output, least = 1 }) {
  let [passed, failed] = [0, 0];
  for (const pattern of counts) {
    for (const [, good, bad] of output.matchAll(pattern)) {
      passed += Number(good);
      failed += Number(bad);
    }
  }
  if (code !== 0) failed = Math.max(failed, 1);
  if (passed + failed === 0) passed = least;
  return { passed, failed };
}

/** What tests measured and want shown although they passed: the rest of each line behind `>> `. */
export function told(output) {
  return [...output.matchAll(/>> (.*)$/gm)].map(([, figure]) => figure);
}
