// The worker: owns the core, answers one request after the other, reads files chunk by chunk.
// It is a classic worker started from a blob URL, so that it keeps the page's policy.

import { initSync, Session } from "tidewaiter-core";
import type { ReadResult, Reply, Request, RowResult, Stage, Stop } from "./protocol";
import { RECORD_BYTES } from "./protocol";
import type { Core, Progress } from "./report";

/** Ten progress messages a second are enough to look alive. */
const REPORT_EVERY_MS = 100;

let session: Core | undefined;
let stage: Stage = "starting";
let stopping = false;
let tail: Promise<void> = Promise.resolve();

// The dedicated worker's scope; the page's own library types name another `self`.
const scope = self as unknown as {
  onmessage: ((event: MessageEvent<Request | Stop>) => void) | null;
  postMessage(message: Reply, transfer?: Transferable[]): void;
};

scope.onmessage = ({ data }) => {
  if (data.type === "stop") {
    stopping = true;
    return;
  }
  tail = tail.then(() => answer(data));
};

async function answer(request: Request): Promise<void> {
  const { id } = request;
  try {
    const value = await perform(request);
    const transfer = value instanceof Uint8Array ? [value.buffer as ArrayBuffer] : [];
    scope.postMessage({ type: "done", id, value }, transfer);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const poisoned = error instanceof WebAssembly.RuntimeError || !session;
    scope.postMessage(poisoned ? { type: "fault", id, stage, message } : { type: "refused", id, message });
  }
}

async function perform(request: Request): Promise<unknown> {
  switch (request.type) {
    case "start":
      return start(request.wasm, request.asOf);
    case "read":
      return read(request.id, request.file, request.name);
    case "skip":
      return skip(request.name, request.size);
    case "row":
      return row(request.file, request.row, request.blob);
    case "call":
      return call(request.method, request.args);
  }
}

async function start(zipped: ArrayBuffer, asOf: string): Promise<void> {
  stage = "starting";
  const stream = new Blob([zipped]).stream().pipeThrough(new DecompressionStream("gzip"));
  initSync({ module: await new Response(stream).arrayBuffer() });
  session = new Session(asOf) as Core;
}

function core(): Core {
  if (!session) throw new Error("the reader has not started");
  return session;
}

async function read(id: number, file: File, name: string): Promise<ReadResult> {
  stopping = false;
  stage = "opening";
  const number = core().begin(name, file.size);
  stage = "reading";
  const reader = file.stream().getReader();
  let reported = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done || stopping) break;
    const progress: Progress = core().push(number, value);
    const now = performance.now();
    if (now - reported < REPORT_EVERY_MS) continue;
    reported = now;
    scope.postMessage({ type: "progress", id, progress });
    await breathe();
  }
  if (stopping) {
    await reader.cancel();
    return { file: number, summary: core().cancel(number), cancelled: true };
  }
  stage = "finishing";
  return { file: number, summary: core().finish(number), cancelled: false };
}

/** Lets a waiting "stop" in; a timer would cost four milliseconds each time. */
function breathe(): Promise<void> {
  return new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      resolve();
    };
    channel.port2.postMessage(null);
  });
}

/** Enters a file that is not to be read, so that the report knows it is incomplete. */
function skip(name: string, size: number): ReadResult {
  stage = "opening";
  const file = core().begin(name, size);
  return { file, summary: core().cancel(file), cancelled: true };
}

async function row(file: number, number: number, blob: Blob): Promise<RowResult> {
  stage = "looking up";
  const location = core().locate(file, number);
  const { offset } = location;
  const part = offset === null ? blob : blob.slice(offset, offset + RECORD_BYTES);
  const bytes = new Uint8Array(await part.arrayBuffer());
  return { location, raw: core().raw(file, number, bytes) };
}

function call(method: string, args: readonly unknown[]): unknown {
  stage = method === "evaluate" ? "checking" : method.startsWith("export") ? "writing" : "looking up";
  const target = core() as unknown as Record<string, (...args: readonly unknown[]) => unknown>;
  const run = target[method];
  if (typeof run !== "function") throw new Error(`the reader has no ${method}`);
  return run.apply(target, [...args]);
}
