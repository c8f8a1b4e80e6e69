// The bytes of a file, part by part. The file is read in slices, the next one while this one is worked on.
// Not by its stream: a reader of `Blob.stream()` that fills one buffer now and then never answers in
// Chromium, and one that does not gives parts so small that asking for them costs as much as reading.

/** Bytes handed over at a time: how long a "stop" may wait. */
const PART_BYTES = 1024 * 1024;
/** Bytes of the first slice, so that first rows come at once, */
const FIRST_SLICE_BYTES = 256 * 1024;
/** and of the last ones: each is twice the one before it until then. */
const SLICE_BYTES = 16 * 1024 * 1024;

/** The parts of a file in order. */
export async function* partsOf(file: Blob): AsyncGenerator<Uint8Array, void, undefined> {
  const slices = slicesOf(file);
  let next = slices.next().value;
  while (next) {
    const slice = new Uint8Array(await next);
    next = slices.next().value;
    // Whoever stops early leaves a slice behind that nobody waits for.
    next?.catch(() => undefined);
    for (let from = 0; from < slice.length; from += PART_BYTES) {
      yield slice.subarray(from, from + PART_BYTES);
    }
  }
}

function* slicesOf(file: Blob): Generator<Promise<ArrayBuffer>, undefined, undefined> {
  let from = 0;
  let length = FIRST_SLICE_BYTES;
  while (from < file.size) {
    yield file.slice(from, from + length).arrayBuffer();
    from += length;
    length = Math.min(length * 2, SLICE_BYTES);
  }
}
