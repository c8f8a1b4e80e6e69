// The bytes of a file, part by part. The file is read in slices, the next one while this one is worked on.
// Not by its stream: a reader of `Blob.stream()` that fills one buffer now and then never answers in
// Chromium, and one that does not gives parts so small that asking for them costs as much as reading.

/** Bytes handed over at a time: how long a "stop" may wait. */
const PART_BYTES = 1024 * 1024;
/** Bytes of the first slice, so that first rows come at once, */
const FIRST_SLICE_BYTES = 256 * 1024;
/** and of the last ones: each is twice the one before it until then. */
const SLICE_BYTES = 8 * 1024 * 1024;

/** The slices of a file in order; one is being read while the one before it is in hand. */
export async function* slicesOf(file: Blob): AsyncGenerator<ArrayBuffer, void, undefined> {
  const asked = askFor(file);
  let next = asked.next().value;
  while (next) {
    const slice = await next;
    next = asked.next().value;
    // Whoever stops early leaves a slice behind that nobody waits for.
    next?.catch(() => undefined);
    yield slice;
  }
}

function* askFor(file: Blob): Generator<Promise<ArrayBuffer>, undefined, undefined> {
  let from = 0;
  let length = FIRST_SLICE_BYTES;
  while (from < file.size) {
    yield file.slice(from, from + length).arrayBuffer();
    from += length;
    length = Math.min(length * 2, SLICE_BYTES);
  }
}

/** The parts of a slice in order. */
export function* partsIn(slice: ArrayBuffer): Generator<Uint8Array, void, undefined> {
  for (let from = 0; from < slice.byteLength; from += PART_BYTES) {
    yield new Uint8Array(slice, from, Math.min(PART_BYTES, slice.byteLength - from));
  }
}
