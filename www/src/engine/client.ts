// The page's side of the worker: a typed queue. The only way to stop it in the middle of a call is to
// end the worker and start another, which is also what follows a fault: a core that has trapped is
// never asked again.

import { coreBytes, startWorker } from "./assets";
import type { Preview } from "./mapping";
import type { Help, Method, ReadResult, Reply, Request, RowResult, Saved, Stage } from "./protocol";
import type { Core, Progress } from "./report";

/** The core trapped or ran out of memory; its worker has been ended. */
export class Fault extends Error {
  override readonly name = "Fault";
  constructor(
    readonly stage: Stage,
    message: string,
    /** For want of memory. */
    readonly full: boolean,
  ) {
    super(message);
  }
}

/** The worker was ended on purpose while this was under way. */
export class Ended extends Error {
  override readonly name = "Ended";
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly progress: ((progress: Progress) => void) | undefined;
}

type Unnumbered = Request extends infer R ? (R extends Request ? Omit<R, "id"> : never) : never;

export class Engine {
  #worker: Worker | undefined;
  #helper: Worker | undefined;
  #next = 0;
  #waiting = new Map<number, Waiting>();

  /** Starts a fresh core for a day; whatever was under way ends. */
  async start(asOf: string): Promise<void> {
    this.end();
    const worker = startWorker();
    this.#worker = worker;
    worker.onmessage = (event: MessageEvent<Reply>) => this.#hear(event.data);
    worker.onerror = (event) => {
      event.preventDefault();
      this.#fault("starting", event.message || "the worker did not start");
    };
    const { port1: helper, port2: port } = new MessageChannel();
    this.#helper = startWorker();
    this.#helper.postMessage({ type: "help", port } satisfies Help, [port]);
    const wasm = coreBytes();
    await this.#ask({ type: "start", wasm, asOf, helper }, undefined, [wasm, helper]);
  }

  /** Ends the workers; what waits is rejected with `Ended`. */
  end(): void {
    this.#terminate();
    this.#rejectAll(new Ended("the reader was stopped"));
  }

  read(file: File, name: string, progress: (progress: Progress) => void): Promise<ReadResult> {
    return this.#ask({ type: "read", file, name }, progress) as Promise<ReadResult>;
  }

  /** Enters a file as not read to its end. */
  skip(name: string): Promise<ReadResult> {
    return this.#ask({ type: "skip", name }) as Promise<ReadResult>;
  }

  /** What the reader would make of a file with other choices; nothing of it is kept. */
  look(file: File, name: string, asOf: string, mapping: string): Promise<Preview | null> {
    return this.#ask({ type: "look", file, name, asOf, mapping }) as Promise<Preview | null>;
  }

  /** Whether nothing is asked of the worker. */
  get idle(): boolean {
    return this.#waiting.size === 0;
  }

  /** Lets the core run on invented rows, so that it is fast when files come. */
  async rehearse(asOf: string, sample: readonly string[]): Promise<void> {
    await this.#ask({ type: "rehearse", asOf, sample });
  }

  /** The bytes of memory that the core has taken; it gives none back. */
  memory(): Promise<number> {
    return this.#ask({ type: "memory" }) as Promise<number>;
  }

  /** Asks the read under way to stop at its next chunk. */
  stopRead(): void {
    this.#worker?.postMessage({ type: "stop" });
  }

  /** A row as it stands in a file of the report. */
  row(file: number, row: number): Promise<RowResult> {
    return this.#ask({ type: "row", file, row }) as Promise<RowResult>;
  }

  /** The bytes of a file to save. */
  save(what: Saved): Promise<Uint8Array> {
    return this.#ask({ type: "save", what }) as Promise<Uint8Array>;
  }

  call<M extends Method>(method: M, ...args: Parameters<Core[M]>): Promise<ReturnType<Core[M]>> {
    return this.#ask({ type: "call", method, args }) as Promise<ReturnType<Core[M]>>;
  }

  #ask(
    request: Unnumbered,
    progress?: (progress: Progress) => void,
    transfer: Transferable[] = [],
  ) {
    const worker = this.#worker;
    if (!worker) return Promise.reject(new Ended("the reader is not running"));
    const id = this.#next++;
    return new Promise<unknown>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject, progress });
      worker.postMessage({ ...request, id }, transfer);
    });
  }

  #hear(reply: Reply): void {
    const waiting = this.#waiting.get(reply.id);
    if (!waiting) return;
    if (reply.type === "progress") {
      waiting.progress?.(reply.progress);
      return;
    }
    if (reply.type === "fault") {
      this.#fault(reply.stage, reply.message, reply.full);
      return;
    }
    this.#waiting.delete(reply.id);
    if (reply.type === "done") waiting.resolve(reply.value);
    else waiting.reject(new Error(reply.message));
  }

  #terminate(): void {
    this.#worker?.terminate();
    this.#helper?.terminate();
    this.#worker = undefined;
    this.#helper = undefined;
  }

  #fault(stage: Stage, message: string, full = false): void {
    this.#terminate();
    this.#rejectAll(new Fault(stage, message, full));
  }

  #rejectAll(error: Error): void {
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of waiting) reject(error);
  }
}
