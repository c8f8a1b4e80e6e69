// Chunks of a file that the helper reads ahead: a browser copies the bytes of a file in the thread that
// asks for them, and only while that thread has nothing else to do. Used buffers go back to be filled again.

import { BUFFER_BYTES, type Chunk, chunksOf } from "./bytes";

/** Chunks on the way or in hand at a time. */
const AHEAD = 6;

/** What goes to the reader: a chunk, the end, or why the file could not be read further. */
type Delivery = Chunk | { readonly end: true } | { readonly failed: string };
/** What comes back: the buffer of a chunk that is used up, or that no more are wanted. */
type Reply = ArrayBuffer | "stop";

/** The helper's side: sends the chunks of a file through a port, at most `AHEAD` unused. */
export async function supply(file: Blob, port: MessagePort): Promise<void> {
  const send = (delivery: Delivery, transfer: Transferable[] = []) =>
    port.postMessage(delivery, transfer);
  try {
    for await (const chunk of chunksOf(file, roomFor(port))) send(chunk, [chunk.buffer]);
    send({ end: true });
  } catch (error) {
    send({ failed: error instanceof Error ? error.message : String(error) });
  }
}

/** Waits until a chunk more may be sent, and gives a buffer for it; null when no more are wanted. */
function roomFor(port: MessagePort): () => Promise<ArrayBuffer | null> {
  const next = arrivals<Reply>(port);
  let made = 0;
  return async () => {
    if (made < AHEAD) {
      made += 1;
      return new ArrayBuffer(BUFFER_BYTES);
    }
    const reply = await next();
    return reply === "stop" ? null : reply;
  };
}

/** The reader's side: the chunks that come through a port, in order. Each is good until the next is asked for. */
export async function* supplied(port: MessagePort): AsyncGenerator<Chunk, void, undefined> {
  const next = arrivals<Delivery>(port);
  try {
    for (;;) {
      const delivery = await next();
      if ("failed" in delivery) throw new Error(delivery.failed);
      if ("end" in delivery) return;
      yield delivery;
      port.postMessage(delivery.buffer satisfies Reply, [delivery.buffer]);
    }
  } finally {
    port.postMessage("stop" satisfies Reply);
    port.close();
  }
}

/** Gives what comes through a port, in order, waiting where nothing is there yet. */
function arrivals<T>(port: MessagePort): () => Promise<T> {
  const there: T[] = [];
  let wake = () => {};
  port.onmessage = ({ data }: MessageEvent<T>) => {
    there.push(data);
    wake();
  };
  return async () => {
    for (;;) {
      const first = there.shift();
      if (first !== undefined) return first;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
}
