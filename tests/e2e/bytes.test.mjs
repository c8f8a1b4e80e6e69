// The bytes of files as the page's workers read them: whatever the browser's stream does, they are all
// there, in order, and no byte twice.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { build } from "esbuild";
import { root } from "../../www/tools/shell.mjs";

const MB = 1024 * 1024;
const lengths = [0, 1, 256 * 1024 - 1, 256 * 1024, 256 * 1024 + 1, 5 * MB, 20 * MB + 3];

const { outputFiles } = await build({
  entryPoints: [join(root, "www", "src", "engine", "bytes.ts")],
  bundle: true,
  format: "esm",
  write: false,
});
const source = Buffer.from(outputFiles[0].contents).toString("base64");
const { chunksOf, partsOf } = await import(`data:text/javascript;base64,${source}`);

function bytes(length) {
  const all = new Uint8Array(length);
  for (let at = 0; at < length; at += 1) all[at] = (at * 31 + (at >> 11)) & 255;
  return all;
}

/** A file whose stream, of all bytes of `all`, is what `stream` makes of it. */
const fileOf = (all, stream) => {
  const blob = new Blob([all]);
  return { size: blob.size, slice: (...range) => blob.slice(...range), stream: () => stream(all) };
};

/** A stream that fills the reader's buffers, no more than `most` bytes of one at a time. */
function filling(
  all,
  { most = 100_000, end = (controller) => controller.close(), upTo = all.length },
) {
  let at = 0;
  const pull = (controller) => {
    const { byobRequest: request } = controller;
    if (at === upTo) {
      end(controller);
      request.respond(0);
      return;
    }
    const count = Math.min(most, upTo - at, request.view.byteLength);
    const to = new Uint8Array(request.view.buffer, request.view.byteOffset, count);
    to.set(all.subarray(at, at + count));
    at += count;
    request.respond(count);
  };
  return new ReadableStream({ type: "bytes", pull });
}

async function joined(parts, length) {
  const all = new Uint8Array(length);
  let at = 0;
  for await (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  assert.equal(at, length);
  return all;
}

const same = (a, b) =>
  assert.ok(Buffer.from(a.buffer).equals(Buffer.from(b.buffer)), "the bytes differ");

for (const length of lengths) {
  const all = bytes(length);

  test(`${length} bytes of a stream that fills buffers`, async () => {
    for (const most of [7_919, 65_536, 4 * MB]) {
      const file = fileOf(all, () => filling(all, { most }));
      same(await joined(partsOf(file), length), all);
    }
    same(await joined(partsOf(new Blob([all])), length), all);
  });

  test(`${length} bytes where no stream fills buffers`, async () => {
    const file = fileOf(all, () => new ReadableStream());
    same(await joined(partsOf(file), length), all);
  });
}

test("a stream that stops answering: the rest comes in slices", async () => {
  const all = bytes(3 * MB + 5);
  for (const upTo of [0, 1_300_000]) {
    const file = fileOf(all, () => stalled(filling(all, { most: 300_000 }), upTo));
    same(await joined(partsOf(file), all.length), all);
  }
});

/** Passes on what another stream gives up to a byte, and then never answers again. */
function stalled(stream, upTo) {
  const reader = stream.getReader({ mode: "byob" });
  let at = 0;
  const pull = async (controller) => {
    if (at === upTo) return new Promise(() => {});
    const { byobRequest: request } = controller;
    const length = Math.min(request.view.byteLength, upTo - at);
    const { value } = await reader.read(new Uint8Array(length));
    new Uint8Array(request.view.buffer, request.view.byteOffset).set(value);
    at += value.length;
    request.respond(value.length);
  };
  return new ReadableStream({ type: "bytes", pull });
}

test("a stream that ends early: the rest comes in slices", async () => {
  const all = bytes(3 * MB + 5);
  for (const upTo of [0, 256 * 1024, 1_300_000]) {
    const file = fileOf(all, () => filling(all, { upTo }));
    same(await joined(partsOf(file), all.length), all);
  }
});

test("a stream that fails says so", async () => {
  const all = bytes(2 * MB);
  const end = (controller) => controller.error(new Error("the disk was pulled out"));
  const file = fileOf(all, () => filling(all, { upTo: MB, end }));
  await assert.rejects(joined(partsOf(file), all.length), /the disk was pulled out/);
});

test("no more is read than there is room for, into the buffers that are given", async () => {
  const all = bytes(8 * MB);
  for (const stream of [(all) => filling(all, {}), () => new ReadableStream()]) {
    let given = 0;
    const room = async () => {
      given += 1;
      return given > 2 ? null : new ArrayBuffer(MB);
    };
    const chunks = [];
    for await (const chunk of chunksOf(fileOf(all, stream), room)) chunks.push(chunk);
    assert.equal(chunks.length, 2);
    assert.equal(given, 3);
  }
});
