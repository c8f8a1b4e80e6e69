// A second worker beside the reader: it reads the bytes of files ahead of it, and hashes them behind it.

import { initSync } from "tidewaiter-core";
import type { Chunk } from "./bytes";
import { hashOf } from "./hash";
import { supplied, supply } from "./supply";

/** What a reader asks of its helper. The module comes once, before the first hash. */
type Question =
  | { readonly want: "core"; readonly module: WebAssembly.Module }
  | { readonly want: "bytes"; readonly file: Blob; readonly port: MessagePort }
  | { readonly want: "hash"; readonly id: number; readonly file: Blob };

/** The hash in hexadecimal; null when the file could not be read or the helper failed. */
interface Answer {
  readonly id: number;
  readonly hash: string | null;
}

/** Makes this worker a helper of who holds the other end of the port. */
export function help(port: MessagePort): void {
  let tail: Promise<void> = Promise.resolve();
  const hash = async (id: number, file: Blob) => {
    const found = await hashOf(file).catch(() => null);
    port.postMessage({ id, hash: found } satisfies Answer);
  };
  port.onmessage = ({ data }: MessageEvent<Question>) => {
    if (data.want === "core") initSync({ module: data.module });
    if (data.want === "bytes") void supply(data.file, data.port);
    if (data.want === "hash") tail = tail.then(() => hash(data.id, data.file));
  };
}

/** The reader's side of its helper. */
export class Helper {
  #port: MessagePort;
  #waiting: ((hash: string | null) => void)[] = [];

  constructor(port: MessagePort, module: WebAssembly.Module) {
    this.#port = port;
    port.onmessage = ({ data }: MessageEvent<Answer>) => this.#waiting[data.id]?.(data.hash);
    this.#ask({ want: "core", module });
  }

  /** The chunks of a file, read ahead. */
  chunksOf(file: Blob): AsyncGenerator<Chunk, void, undefined> {
    const { port1, port2: port } = new MessageChannel();
    this.#ask({ want: "bytes", file, port }, [port]);
    return supplied(port1);
  }

  /** The hash of a file; one after the other. */
  hashOf(file: Blob): Promise<string | null> {
    const id = this.#waiting.length;
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#ask({ want: "hash", id, file });
    });
  }

  #ask(question: Question, transfer: Transferable[] = []): void {
    this.#port.postMessage(question, transfer);
  }
}
