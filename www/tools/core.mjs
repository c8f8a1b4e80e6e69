// Builds the core: Rust to wasm to the module and its glue in target/page/core.

import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { fingerprint, isFresh, setFresh } from "./fingerprint.mjs";
import { bindgenFolder, bindgenVersion, wasmTarget } from "./prepare.mjs";
import { must, root, say, since } from "./shell.mjs";

/** Where the module (`tidewaiter_bg.wasm`) and its glue (`tidewaiter.js`, `.d.ts`) end up. */
export const coreFolder = join(root, "target", "page", "core");

/** Where cargo builds. */
export function cargoTarget() {
  return resolve(root, process.env.CARGO_TARGET_DIR ?? "target");
}

/** The options that keep this machine's folders out of the module: anybody's build gives the same bytes. */
export function remapping() {
  const home = process.env.CARGO_HOME ?? join(homedir(), ".cargo");
  const pairs = [
    [home, "/cargo"],
    [root, "/tidewaiter"],
    [cargoTarget(), "/target"],
  ];
  const flags = pairs.map(([from, to]) => JSON.stringify(`--remap-path-prefix=${from}=${to}`));
  return ["--config", `target.${wasmTarget}.rustflags=[${flags.join(",")}]`];
}

/** Builds the core unless its inputs are those of the last build. */
export async function core() {
  const stamp = join(coreFolder, "stamp");
  const compiler = await must("rustc", ["-vV"]);
  const inputs = ["Cargo.toml", "Cargo.lock", "rust-toolchain.toml", ".cargo", "src"];
  const paths = inputs.map((path) => join(root, path));
  const value = fingerprint(paths, [
    compiler,
    bindgenVersion(),
    fingerprint([import.meta.filename]),
  ]);
  if (isFresh(stamp, value)) return;
  const start = performance.now();
  say("building the core");
  rmSync(stamp, { force: true });
  const args = ["build", "--release", "--lib", "--locked", "--target", wasmTarget];
  await must("cargo", [...args, ...remapping()]);
  const built = join(cargoTarget(), wasmTarget, "release", "tidewaiter.wasm");
  mkdirSync(coreFolder, { recursive: true });
  const bindgen = join(bindgenFolder(), "wasm-bindgen");
  const out = ["--out-dir", coreFolder, "--out-name", "tidewaiter"];
  await must(bindgen, [
    "--target",
    "web",
    "--omit-default-module-path",
    "--remove-name-section",
    "--remove-producers-section",
    ...out,
    built,
  ]);
  setFresh(stamp, value);
  say(`the core is built after ${since(start)}`);
}

/**
 * The module's bytes. They go into the page as the compiler made them: wasm-opt took over a minute and left
 * the packed size where it was (784 KB before and after).
 */
export function coreBytes() {
  return readFileSync(join(coreFolder, "tidewaiter_bg.wasm"));
}
