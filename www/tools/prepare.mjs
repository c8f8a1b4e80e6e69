// Installs what is missing, and nothing that is there. Each function says what it installs.

import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { fingerprint, isFresh, setFresh } from "./fingerprint.mjs";
import { answers, must, root, run, say, since, Trouble } from "./shell.mjs";

/** The only target beside the machine's own. */
export const wasmTarget = "wasm32-unknown-unknown";

const cache =
  process.env.TIDEWAITER_CACHE ??
  join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "tidewaiter");

/** The version of wasm-bindgen in the lock file: its command line tool must be the same. */
export function bindgenVersion() {
  const lock = readFileSync(join(root, "Cargo.lock"), "utf8");
  const found = lock.match(/name = "wasm-bindgen"\nversion = "([^"]+)"/);
  if (!found) throw new Trouble("Cargo.lock names no version of wasm-bindgen.");
  return found[1];
}

/** The folder with `wasm-bindgen` and `wasm-bindgen-test-runner`. */
export function bindgenFolder() {
  return join(cache, `wasm-bindgen-${bindgenVersion()}`, "bin");
}

/** Rust with the wasm target; with `lint`, also clippy and rustfmt. */
export async function rust({ lint = false } = {}) {
  if (!(await answers("cargo"))) {
    throw new Trouble(
      "Rust is missing. Install it with rustup (https://rustup.rs), then try again.",
    );
  }
  if (await hasWasmTarget(lint)) return;
  if (!(await answers("rustup"))) {
    throw new Trouble(
      `This Rust was not installed by rustup and has no ${wasmTarget} target: install rustup, then try again.`,
    );
  }
  say(`installing the Rust target ${wasmTarget}`);
  await must("rustup", ["target", "add", wasmTarget]);
  if (lint) await must("rustup", ["component", "add", "clippy", "rustfmt"]);
}

async function hasWasmTarget(lint) {
  const { code, output } = await run("rustc", ["--print", "target-libdir", "--target", wasmTarget]);
  if (code !== 0 || !existsSync(output.trim())) return false;
  return !lint || ((await answers("cargo-clippy")) && (await answers("rustfmt")));
}

/** The pinned `wasm-bindgen`, built once into a cache outside the project. */
export async function bindgen() {
  const version = bindgenVersion();
  const program = join(bindgenFolder(), "wasm-bindgen");
  const { code, output } = await run(program, ["--version"]);
  if (code === 0 && output.trim() === `wasm-bindgen ${version}`) return;
  say(`installing wasm-bindgen ${version} (some minutes, once)`);
  const start = performance.now();
  const folder = join(cache, `wasm-bindgen-${version}`);
  const args = ["install", "wasm-bindgen-cli", "--version", version, "--root", folder, "--force"];
  const locked = await run("cargo", [...args, "--locked"]);
  if (locked.code !== 0) {
    // Seen where a registry mirror lacks one version that the tool's own lock file names.
    say("its locked set of dependencies could not be built here: taking the newest that fit");
    await must("cargo", args);
  }
  say(`wasm-bindgen ${version} is there after ${since(start)}`);
}

/** The npm packages of a folder's lock file, without their install scripts. */
async function npm(folder, what) {
  const inputs = [join(folder, "package.json"), join(folder, "package-lock.json")];
  const value = fingerprint(inputs, [process.version, process.platform, process.arch]);
  const stamp = join(folder, "node_modules", ".tidewaiter");
  if (isFresh(stamp, value)) return;
  say(`installing ${what}`);
  const quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  await must("npm", ["ci", "--prefix", folder, ...quiet]);
  setFresh(stamp, value);
}

/** The npm packages of the project. */
export const packages = () => npm(root, "the npm packages");

/** What the bench measures against: large, and needed by nothing else. */
export const peers = () => npm(join(root, "tests", "bench"), "the peers of the bench");
