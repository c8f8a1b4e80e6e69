// The bytes of a file, part by part, with as little work for this thread as the browser allows: where it
// can, it fills one buffer again and again instead of making a new one for each part.

/** Bytes asked for at a time. */
const PART_BYTES = 1024 * 1024;

/** The parts of a file in order. Each is good until the next is asked for. */
export async function* partsOf(file: Blob): AsyncGenerator<Uint8Array, void, undefined> {
  const stream = file.stream();
  const reader = byteReader(stream);
  yield* reader ? refilled(reader) : fresh(stream.getReader());
}

/** A reader that fills a buffer of ours; Safari has none for files. */
function byteReader(stream: ReadableStream<Uint8Array>): ReadableStreamBYOBReader | null {
  try {
    return stream.getReader({ mode: "byob" });
  } catch {
    return null;
  }
}

async function* refilled(reader: ReadableStreamBYOBReader): AsyncGenerator<Uint8Array> {
  let buffer = new ArrayBuffer(PART_BYTES);
  try {
    for (;;) {
      const { done, value } = await reader.read(new Uint8Array(buffer));
      if (done) return;
      yield value;
      buffer = value.buffer;
    }
  } finally {
    await reader.cancel();
  }
}

async function* fresh(reader: ReadableStreamDefaultReader<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel();
  }
}
