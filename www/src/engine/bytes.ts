// The bytes of a file, chunk by chunk, in buffers that are filled again and again where the browser can do
// that: bytes that stay in the processor's own memory cost it far less than new buffers for each chunk.

import { slicesOf } from "./slices";

/** Bytes handed over at a time: how long a "stop" may wait. */
const PART_BYTES = 1024 * 1024;
/** Bytes of the first chunk, so that first rows come at once, */
const FIRST_BYTES = 256 * 1024;
/** and of a buffer for the others. */
export const BUFFER_BYTES = 1024 * 1024;
/**
 * How long a stream may take for a chunk. One that fills buffers has been seen never to answer in Chromium:
 * then the rest of the file is read in slices, which may cost this much time and never a byte.
 */
const PATIENCE_MS = 2000;

/** The next bytes of a file: the first `length` of `buffer`. */
export interface Chunk {
  readonly buffer: ArrayBuffer;
  readonly length: number;
}

/**
 * The chunks of a file in order. For each of them `room` gives a buffer that may be filled, or null when no
 * more are wanted; some come in buffers of their own.
 */
export async function* chunksOf(
  file: Blob,
  room: () => Promise<ArrayBuffer | null>,
): AsyncGenerator<Chunk, void, undefined> {
  const reader = byteReader(file);
  let done = 0;
  for (let length = FIRST_BYTES; reader; length = BUFFER_BYTES) {
    const buffer = await room();
    const filled = buffer && (await inTime(fill(reader, buffer, length)));
    if (!filled) return giveUp(reader);
    if (filled === LATE || filled.length === 0) break;
    done += filled.length;
    yield filled;
  }
  if (reader) giveUp(reader);
  // What is left where a stream stopped early; the browser says so where the file has become shorter.
  for await (const buffer of slicesOf(file.slice(done))) {
    if (!(await room())) return;
    yield { buffer, length: buffer.byteLength };
  }
}

/** The parts of a file in order. Each is good until the next is asked for. */
export async function* partsOf(file: Blob): AsyncGenerator<Uint8Array, void, undefined> {
  let buffer = new ArrayBuffer(BUFFER_BYTES);
  for await (const chunk of chunksOf(file, async () => buffer)) {
    yield* partsIn(chunk);
    buffer = chunk.buffer;
  }
}

/** The parts of a chunk in order. */
export function* partsIn({ buffer, length }: Chunk): Generator<Uint8Array, void, undefined> {
  for (let from = 0; from < length; from += PART_BYTES) {
    yield new Uint8Array(buffer, from, Math.min(PART_BYTES, length - from));
  }
}

/** A reader that fills buffers of ours; not every browser has one for files. */
function byteReader(file: Blob): ReadableStreamBYOBReader | null {
  try {
    return file.stream().getReader({ mode: "byob" });
  } catch {
    return null;
  }
}

/** Fills the start of a buffer with so many bytes of a file, or with all that are left. */
async function fill(
  reader: ReadableStreamBYOBReader,
  into: ArrayBuffer,
  length: number,
): Promise<Chunk> {
  let buffer = into;
  let filled = 0;
  while (filled < length) {
    const { done, value } = await reader.read(new Uint8Array(buffer, filled, length - filled));
    if (value) buffer = value.buffer;
    if (done) break;
    filled += value.length;
  }
  return { buffer, length: filled };
}

/** Not waited for: a stream that does not answer may not answer to this either. */
function giveUp(reader: ReadableStreamBYOBReader): void {
  reader.cancel().catch(() => undefined);
}

const LATE = Symbol("late");

/** What a promise gives, or `LATE` when that takes too long. */
async function inTime<T>(work: Promise<T>): Promise<T | typeof LATE> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<typeof LATE>((resolve) => {
    timer = setTimeout(() => resolve(LATE), PATIENCE_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
