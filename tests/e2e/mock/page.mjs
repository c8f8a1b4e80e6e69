// Writes the page with the mock core, under the same policy as the product, for the tests of states.

import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { pack } from "../../../www/tools/pack.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const top = join(here, "../../..");

async function bundle(entry) {
  const { outputFiles } = await build({
    entryPoints: [join(top, "www/src", entry)],
    outdir: join(top, "test-results"),
    bundle: true,
    write: false,
    minify: true,
    format: "iife",
    charset: "utf8",
    target: ["chrome103", "firefox113", "safari16.4"],
    jsx: "automatic",
    jsxImportSource: "preact",
    alias: { "tidewaiter-core": join(here, "core.js") },
    nodePaths: [join(top, "node_modules")],
    logLevel: "warning",
  });
  const of = (ending) => outputFiles.find(({ path }) => path.endsWith(ending))?.text.trim() ?? "";
  return { script: of(".js"), style: of(".css") };
}

/** Builds the page and gives its path. */
export async function mockPage() {
  const [page, worker] = await Promise.all([bundle("main.tsx"), bundle("engine/worker.ts")]);
  const read = (name) => readFileSync(join(top, "www", name), "utf8");
  const guard = read("guard.js").trim();
  const hash = (code) => `'sha256-${createHash("sha256").update(code).digest("base64")}'`;
  const policy =
    `default-src 'none'; script-src ${hash(guard)} ${hash(page.script)} 'wasm-unsafe-eval'; ` +
    `worker-src blob:; style-src ${hash(page.style)}; img-src data:; connect-src 'none'; ` +
    "form-action 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types tw-worker";
  const values = {
    ...page,
    guard,
    policy,
    worker: worker.script,
    icon: `data:image/svg+xml;base64,${Buffer.from(read("icon.svg").trim()).toString("base64")}`,
    // The smallest module that there is.
    core: pack(Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0])),
    sampleEntries: pack(read("src/sample/es003.csv")),
    sampleExports: pack(read("src/sample/exports.csv")),
  };
  const html = read("index.template.html").replace(/\{\{(\w+)\}\}/g, (_, name) => values[name]);
  mkdirSync(join(top, "test-results"), { recursive: true });
  const path = join(top, "test-results/mock.html");
  writeFileSync(path, html);
  return path;
}
