// Slices of a file that the helper reads ahead: a browser copies the bytes of a file in the thread that
// asks for them, and only while that thread has nothing else to do.

import { slicesOf } from "./bytes";

/** Slices on the way or in hand at a time. */
const AHEAD = 2;

/** What goes to the reader: a slice, the end, or why the file could not be read further. */
type Delivery = ArrayBuffer | { readonly end: true } | { readonly failed: string };
/** What comes back: one slice is used up, or no more are wanted. */
type Reply = "used" | "stop";

/** The helper's side: sends the slices of a file through a port, at most `AHEAD` unused. */
export async function supply(file: Blob, port: MessagePort): Promise<void> {
  const send = (delivery: Delivery, transfer: Transferable[] = []) =>
    port.postMessage(delivery, transfer);
  const room = roomFor(port);
  try {
    for await (const slice of slicesOf(file)) {
      if (!(await room())) return;
      send(slice, [slice]);
    }
    send({ end: true });
  } catch (error) {
    send({ failed: error instanceof Error ? error.message : String(error) });
  }
}

/** Waits until a slice more may be sent; false when no more are wanted. */
function roomFor(port: MessagePort): () => Promise<boolean> {
  let unused = 0;
  let stopped = false;
  let wake = () => {};
  port.onmessage = ({ data }: MessageEvent<Reply>) => {
    if (data === "stop") stopped = true;
    else unused -= 1;
    wake();
  };
  return async () => {
    while (!stopped && unused === AHEAD) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    unused += 1;
    return !stopped;
  };
}

/** The reader's side: the slices that come through a port, in order. */
export async function* supplied(port: MessagePort): AsyncGenerator<ArrayBuffer, void, undefined> {
  const reply = (text: Reply) => port.postMessage(text);
  const next = deliveries(port);
  try {
    for (;;) {
      const delivery = await next();
      if ("failed" in delivery) throw new Error(delivery.failed);
      if ("end" in delivery) return;
      yield delivery;
      reply("used");
    }
  } finally {
    reply("stop");
    port.close();
  }
}

/** Gives what came through a port, in order, waiting where nothing is there yet. */
function deliveries(port: MessagePort): () => Promise<Delivery> {
  const there: Delivery[] = [];
  let wake = () => {};
  port.onmessage = ({ data }: MessageEvent<Delivery>) => {
    there.push(data);
    wake();
  };
  return async () => {
    for (;;) {
      const first = there.shift();
      if (first) return first;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
}
