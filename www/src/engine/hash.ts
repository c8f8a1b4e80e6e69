// SHA-256 of files, computed by the helper from the moment a file's rows are read: it takes as long as
// reading them, and nobody waits for it while the file is joined, checked and estimated.

import { Hasher } from "tidewaiter-core";
import { partsOf } from "./bytes";

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

/** The reader's side: hashes of files, each asked for once. */
export class Hashes {
  #ask: (file: File) => Promise<string | null>;
  #of = new Map<number, { file: File; hash: Promise<string | null> }>();

  /** `ask` has a file hashed elsewhere, and gives null where that failed. */
  constructor(ask: (file: File) => Promise<string | null>) {
    this.#ask = ask;
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
}
