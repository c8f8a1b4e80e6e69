// Running other programs: captured by default, and shown only when they fail.

import { spawn } from "node:child_process";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's top folder. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

/** A failure whose message is all that the reader needs: no stack is printed for it. */
export class Trouble extends Error {}

/**
 * Runs a program and gives back its exit code and everything it printed.
 * `show` lets the output through as it comes, for steps that take minutes.
 */
export function run(program, args, { cwd = root, env = {}, show = false } = {}) {
  return new Promise((done) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8");
      stream.on("data", (text) => {
        output += text;
        if (show) process.stdout.write(text);
      });
    }
    child.on("error", (error) => done({ code: 127, output: `${program}: ${error.message}\n` }));
    child.on("close", (code) => done({ code: code ?? 1, output }));
  });
}

/** Like `run`, but a failure is a `Trouble` that names the program and holds its output. */
export async function must(program, args, options) {
  const { code, output } = await run(program, args, options);
  if (code !== 0) {
    throw new Trouble(`${program} ${args.join(" ")} ended with ${code}:\n${output.trimEnd()}`);
  }
  return output;
}

/** Whether a program is there and answers. */
export async function answers(program, args = ["--version"]) {
  return (await run(program, args)).code === 0;
}

/** Says in one line what is being done. */
export function say(text) {
  process.stdout.write(`${text}\n`);
}

/** Seconds since `start` (from `performance.now()`), as text. */
export function since(start) {
  return `${((performance.now() - start) / 1000).toFixed(1)} s`;
}

/** Runs a tool's main function and turns a `Trouble` into its sentence and exit code 1. */
export async function main(work) {
  try {
    await work();
  } catch (error) {
    process.stderr.write(`${error instanceof Trouble ? error.message : error.stack}\n`);
    process.exitCode = 1;
  }
}
