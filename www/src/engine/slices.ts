// The bytes of a file in slices, each in a buffer of its own, for browsers that cannot fill ours.

/** Bytes of the first slice, so that first rows come at once, */
const FIRST_SLICE_BYTES = 256 * 1024;
/**
 * and of the last ones: each is twice the one before it until then. Larger slices cost a browser less work
 * and more memory.
 */
const SLICE_BYTES = 8 * 1024 * 1024;

/** Slices being read at a time: with one the browser's own threads wait for each other between two. */
const AT_ONCE = 2;

/** The slices of a file in order; the next ones are being read while one is in hand. */
export async function* slicesOf(file: Blob): AsyncGenerator<ArrayBuffer, void, undefined> {
  const asked = askFor(file);
  const coming: Promise<ArrayBuffer>[] = [];
  const ask = () => {
    const { value } = asked.next();
    if (!value) return;
    // Whoever stops early leaves slices behind that nobody waits for.
    value.catch(() => undefined);
    coming.push(value);
  };
  for (let n = 0; n < AT_ONCE; n += 1) ask();
  for (let next = coming.shift(); next; next = coming.shift()) {
    const slice = await next;
    ask();
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
