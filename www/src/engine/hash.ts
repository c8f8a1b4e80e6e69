// SHA-256 of files, computed by a second worker with a core of its own, from the moment a file's rows are
// read: it takes half as long as reading them, and nobody waits for it while the file is joined, checked
// and estimated.

import { Hasher, initSync } from "tidewaiter-core";
import { partsOf } from "./bytes";

/** What a reader asks of its helper; the module comes with the first question. */
interface Question {
  readonly id: number;
  readonly file: Blob;
  readonly module: WebAssembly.Module | null;
}

/** The hash in hexadecimal; null when the file could not be read or the helper failed. */
interface Answer {
  readonly id: number;
  readonly hash: string | null;
}

/** Hashes a file in this worker, whose core must be ready. */
export async function hashOf(file: Blob): Promise<string> {
  const hasher = new Hasher();
  try {
    for await (const part of partsOf(file)) hasher.update(part);
    return hasher.finish();
  } finally {
    hasher.free();
  }
}

/** Makes this worker a helper: it answers, in order, what comes through the port. */
export function help(port: MessagePort): void {
  let tail: Promise<void> = Promise.resolve();
  port.onmessage = ({ data }: MessageEvent<Question>) => {
    tail = tail.then(async () => {
      const hash = await answer(data).catch(() => null);
      port.postMessage({ id: data.id, hash } satisfies Answer);
    });
  };
}

async function answer({ file, module }: Question): Promise<string> {
  if (module) initSync({ module });
  return hashOf(file);
}

/** The reader's side: hashes of files, each asked for once. */
export class Hashes {
  #module: WebAssembly.Module | null;
  #port: MessagePort;
  #waiting: ((hash: string | null) => void)[] = [];
  #of = new Map<number, { file: File; hash: Promise<string | null> }>();

  constructor(port: MessagePort, module: WebAssembly.Module) {
    this.#port = port;
    this.#module = module;
    port.onmessage = ({ data }: MessageEvent<Answer>) => this.#waiting[data.id]?.(data.hash);
    // A first question, so that the helper is ready when files come.
    void this.#ask(new Blob(["a"]));
  }

  /** Has the hash of a file computed; `number` is the core's. */
  want(number: number, file: File): void {
    this.#of.set(number, { file, hash: this.#ask(file) });
  }

  /** Whether the order of the files rests on hashes that are not there yet. */
  get decide(): boolean {
    const sizes = new Set([...this.#of.values()].map(({ file }) => file.size));
    return sizes.size < this.#of.size;
  }

  /** Gives the hashes that were asked for; whether there were any. */
  async give(take: (number: number, hash: string) => void): Promise<boolean> {
    const given = this.#of.size > 0;
    for (const [number, { file, hash }] of this.#of) {
      take(number, (await hash) ?? (await this.#here(file)));
      this.#of.delete(number);
    }
    return given;
  }

  /** The helper failed: this worker does it, or says what is wrong. */
  async #here(file: File): Promise<string> {
    try {
      return await hashOf(file);
    } catch (error) {
      if (error instanceof WebAssembly.RuntimeError) throw error;
      throw new Error(`${file.name} changed or went away after it was read. Add it again.`);
    }
  }

  #ask(file: Blob): Promise<string | null> {
    const id = this.#waiting.length;
    const module = this.#module;
    this.#module = null;
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#port.postMessage({ id, file, module } satisfies Question);
    });
  }
}
