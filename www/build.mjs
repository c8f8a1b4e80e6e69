// Writes dist/tidewaiter.html: one file that holds script, style, worker and wasm, under a policy that
// lets it ask the network for nothing. The same inputs give the same bytes.

import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build as bundle, transform } from "esbuild";
import { core, coreBytes, coreFolder } from "./tools/core.mjs";
import { sha256 } from "./tools/fingerprint.mjs";
import { pack } from "./tools/pack.mjs";
import { checkPage } from "./tools/scan.mjs";
import { root, say, Trouble } from "./tools/shell.mjs";
import { tablesInPage } from "./tools/tables.mjs";
import { checkImports, memoryLimit } from "./tools/wasm.mjs";

/** The first browsers with everything that the page uses; the README names them too. */
const browsers = ["chrome103", "firefox113", "safari16.4"];

const limits = { file: 3_000_000, script: 400_000, tables: 500_000, memory: 1 << 30 };

const www = (name) => join(root, "www", name);
const text = (name) => readFileSync(www(name), "utf8");

/**
 * Builds the page. `acceptImports` writes the list of wasm imports instead of checking it. Gives the
 * page's size in bytes and its SHA-256.
 */
export async function build({
  acceptImports = false,
  main = www("src/main.tsx"),
  worker = www("src/engine/worker.ts"),
  out = join(root, "dist"),
} = {}) {
  await core();
  const wasm = coreBytes();
  checkImports(wasm, readFileSync(join(coreFolder, "tidewaiter.js"), "utf8"), {
    accept: acceptImports,
  });
  checkMemory(wasm);
  const parts = await bundleAll(main, worker);
  const { page, policy } = assemble(parts, wasm);
  checkPage({ script: parts.script, worker: parts.worker, style: parts.style, ...markup() }, wasm);
  const tables = tablesInPage(wasm);
  checkSize(page, parts, tables);
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, "tidewaiter.html"), page);
  writeFileSync(join(out, "_headers"), fill(text("_headers"), { policy }));
  const hash = sha256(page);
  writeFileSync(join(out, "SHA256SUMS"), `${hash}  tidewaiter.html\n`);
  const size = Buffer.byteLength(page);
  const kb = (bytes) => `${Math.round(bytes / 1000)} KB`;
  say(
    `dist/tidewaiter.html: ${kb(size)} (script ${kb(parts.script.length)}, worker ` +
      `${kb(parts.worker.length)}, wasm ${kb(wasm.length)}, of the page ${kb(tables)} tables of the law), sha256 ${hash}`,
  );
  return { size, hash };
}

async function bundleAll(main, worker) {
  const [page, engine, guard] = await Promise.all([
    bundleOne(main),
    bundleOne(worker),
    transform(text("guard.js"), { minify: true, target: "es2015" }),
  ]);
  if (engine.style !== "") throw new Trouble("The worker imports a style sheet.");
  const parts = { ...page, worker: engine.script, guard: guard.code.trim() };
  for (const [name, code] of Object.entries(parts)) checkEmbeddable(name, code);
  return parts;
}

async function bundleOne(entry) {
  const result = await bundle({
    entryPoints: [entry],
    outdir: join(root, "dist"),
    bundle: true,
    write: false,
    minify: true,
    format: "iife",
    charset: "utf8",
    legalComments: "none",
    target: browsers,
    jsx: "automatic",
    jsxImportSource: "preact",
    alias: { "tidewaiter-core": join(coreFolder, "tidewaiter.js") },
    loader: { ".txt": "text", ".svg": "text" },
    define: { "import.meta.url": '""' },
    nodePaths: [join(root, "node_modules")],
    logLevel: "warning",
  });
  const of = (ending) =>
    result.outputFiles
      .filter(({ path }) => path.endsWith(ending))
      .map((file) => file.text.trim())
      .join("\n");
  return { script: of(".js"), style: of(".css") };
}

// What stands between two tags of the page must not end there early, nor be changed by the parser, or its
// hash would not match.
function checkEmbeddable(name, code) {
  const hit = /<\/(script|style)|<!--|\r|\0/i.exec(code);
  if (hit) throw new Trouble(`The ${name} holds ${JSON.stringify(hit[0])} and cannot be inlined.`);
}

function assemble(parts, wasm) {
  const hash = (code) => `'sha256-${createHash("sha256").update(code).digest("base64")}'`;
  const policy = [
    "default-src 'none'",
    `script-src ${hash(parts.guard)} ${hash(parts.script)} 'wasm-unsafe-eval'`,
    "worker-src blob:",
    `style-src ${hash(parts.style)}`,
    "img-src data:",
    "connect-src 'none'",
    "manifest-src 'none'",
    "frame-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types tw-worker",
  ].join("; ");
  const icon = `data:image/svg+xml;base64,${Buffer.from(text("icon.svg").trim()).toString("base64")}`;
  const blocks = {
    core: pack(wasm),
    sampleEntries: pack(text("src/sample/es003.csv")),
    sampleExports: pack(text("src/sample/exports.csv")),
  };
  return { policy, page: fill(text("index.template.html"), { ...parts, ...blocks, policy, icon }) };
}

/** Puts the values into a template, which must ask for each of them and for nothing else. */
function fill(template, values) {
  const left = new Set(Object.keys(values));
  const filled = template.replace(/\{\{(\w+)\}\}/g, (_, name) => {
    if (!(name in values)) throw new Trouble(`A template asks for {{${name}}}, which is not made.`);
    left.delete(name);
    return values[name];
  });
  if (left.size > 0) throw new Trouble(`A template does not ask for ${[...left].join(", ")}.`);
  return filled;
}

function markup() {
  return { "the template": text("index.template.html"), "the icon": text("icon.svg") };
}

function checkMemory(wasm) {
  const pages = memoryLimit(wasm);
  if (pages === null || pages * 65_536 > limits.memory) {
    throw new Trouble("The wasm module's memory is not capped at 1 GiB: see .cargo/config.toml.");
  }
}

function checkSize(page, parts, tables) {
  const size = Buffer.byteLength(page);
  const script = Buffer.byteLength(parts.script) + Buffer.byteLength(parts.worker);
  if (size >= limits.file) throw new Trouble(`The page is ${size} bytes, over ${limits.file}.`);
  if (script >= limits.script)
    throw new Trouble(`The script is ${script} bytes, over ${limits.script}.`);
  if (tables >= limits.tables)
    throw new Trouble(`The tables of the law add ${tables} bytes, over ${limits.tables}.`);
}
