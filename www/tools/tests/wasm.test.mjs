import assert from "node:assert/strict";
import { test } from "node:test";
import { forbiddenImports, importLines, memoryLimit } from "../wasm.mjs";

// (module (import "m" "__wbg_new_0123456789abcdef" (func)) (memory 1 2))
const module = Uint8Array.from([
  0,
  97,
  115,
  109,
  1,
  0,
  0,
  0,
  1,
  4,
  1,
  96,
  0,
  0,
  2,
  32,
  1,
  1,
  109,
  26,
  ...Buffer.from("__wbg_new_0123456789abcdef"),
  0,
  0,
  5,
  4,
  1,
  1,
  1,
  2,
]);
const glue = (body) =>
  `        __wbg_new_0123456789abcdef: function() {\n            ${body}\n        },\n`;

test("an import is told with its script and without its hash", () => {
  assert.deepEqual(importLines(module, glue("const ret = new Map();\n            return ret;")), [
    "__wbg_new() { const ret = new Map(); return ret; }",
  ]);
});

test("an import without a script is refused", () => {
  assert.throws(() => importLines(module, ""), /no script/);
});

test("an import that reaches the network is refused whatever its name", () => {
  assert.equal(
    forbiddenImports(importLines(module, glue("return new XMLHttpRequest();"))).length,
    1,
  );
  assert.equal(forbiddenImports(["__wbg_now() { return Date.now(); }"]).length, 1);
  assert.equal(forbiddenImports(importLines(module, glue("return new Map();"))).length, 0);
});

test("the memory's cap is read from the module, and its absence noticed", () => {
  assert.equal(memoryLimit(module), 2);
  assert.equal(memoryLimit(Uint8Array.from([0, 97, 115, 109, 1, 0, 0, 0, 5, 3, 1, 0, 1])), null);
});
