// What the wasm module asks of its host. A module that imports nothing networky cannot send anything,
// whatever a parser's fault: so its imports must be exactly those of a committed list.

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root, say, Trouble } from "./shell.mjs";

const list = join(root, "www", "wasm-imports.txt");

const heading = `# Everything that the wasm module can make the page do: its imports, one a line, with the script behind
# each. The build fails when the module can do more or less. After a look at what is new:
# npm run build -- --accept-imports
`;

// Never to be allowed, listed or not: network, clock, chance, storage, script from text.
const never =
  /fetch|request|socket|beacon|rtc|transport|eventsource|\brandom|getrandom|crypto|performance|\bDate\b|storage|indexeddb|\beval\b|\bFunction\(|navigator|location|document|\bimport\b/i;

/** The imports of a module, each with its script in the glue, without wasm-bindgen's hashes. */
export function importLines(bytes, glue) {
  const scripts = new Map();
  for (const [, name, args, body, end] of glue.matchAll(
    /^ {8}(\w+): function\(([^)]*)\) \{([\s\S]*?)^ {8}\}([^\n]*),$/gm,
  )) {
    scripts.set(name, `(${args}) { ${body.trim().replace(/\s+/g, " ")} }${end}`);
  }
  const lines = WebAssembly.Module.imports(new WebAssembly.Module(bytes)).map(({ name, kind }) => {
    const script = kind === "function" ? scripts.get(name) : undefined;
    if (!script) throw new Trouble(`The glue has no script for the ${kind} import ${name}.`);
    return `${name.replace(/_[0-9a-f]{16}$/, "")}${script}`;
  });
  return [...new Set(lines)].sort();
}

/** Imports that no list may allow. */
export function forbiddenImports(lines) {
  return lines.filter((line) => never.test(line));
}

/** Fails when the imports are not those of the list; `accept` writes the list instead. */
export function checkImports(bytes, glue, { accept = false } = {}) {
  const names = importLines(bytes, glue);
  const bad = forbiddenImports(names);
  if (bad.length > 0) {
    throw new Trouble(`The wasm module imports what it must never have:\n${bad.join("\n")}`);
  }
  const known = existsSync(list) ? readList(readFileSync(list, "utf8")) : [];
  const more = names.filter((name) => !known.includes(name));
  const less = known.filter((name) => !names.includes(name));
  if (more.length + less.length === 0) return names.length;
  if (!accept) {
    throw new Trouble(
      [
        "The imports of the wasm module are not those of www/wasm-imports.txt:",
        ...more.map((name) => `  new:  ${name}`),
        ...less.map((name) => `  gone: ${name}`),
        "If this is meant: npm run build -- --accept-imports, and commit the list.",
      ].join("\n"),
    );
  }
  writeFileSync(list, `${heading}${names.join("\n")}\n`);
  say("www/wasm-imports.txt is written anew");
  return names.length;
}

function readList(text) {
  return text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
}

/** The largest number of 64 KiB pages that the module's memory may take, or null without a limit. */
export function memoryLimit(bytes) {
  let at = 8;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  };
  while (at < bytes.length) {
    const section = bytes[at++];
    const end = number() + at;
    if (section === 5) {
      number();
      const flags = bytes[at++];
      number();
      return (flags & 1) === 1 ? number() : null;
    }
    at = end;
  }
  return null;
}
