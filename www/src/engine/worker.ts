// The worker: owns the core, answers one request after the other, reads files chunk by chunk.
// It is a classic worker started from a blob URL, so that it keeps the page's policy.

import { initSync, Session } from "tidewaiter-core";
import { partsIn } from "./bytes";
import { Hashes } from "./hash";
import { Helper, help } from "./helper";
import { look } from "./look";
import type { Help, ReadResult, Reply, Request, RowResult, Saved, Stage, Stop } from "./protocol";
import { RECORD_BYTES } from "./protocol";
import { rehearse } from "./rehearsal";
import type { Core, FileSummary, Progress } from "./report";

/** Ten progress messages a second are enough to look alive. */
const REPORT_EVERY_MS = 100;
/** The memory that the core may take. */
const MEMORY_BYTES = 2 ** 30;
/** Bytes of memory with which a trap of the core is most likely for want of more. */
const NEARLY_FULL = 0.75 * MEMORY_BYTES;
/** How long a "stop" waits at most. */
const BREATHE_EVERY_MS = 20;

let session: Core | undefined;
let memory: WebAssembly.Memory | undefined;
let helper: Helper | undefined;
let hashes: Hashes | undefined;
/** The files by the core's number, to read rows of them again. */
const files = new Map<number, File>();
let stage: Stage = "starting";
let stopping = false;
let tail: Promise<void> = Promise.resolve();

// The dedicated worker's scope; the page's own library types name another `self`.
const scope = self as unknown as {
  onmessage: ((event: MessageEvent<Request | Stop | Help>) => void) | null;
  postMessage(message: Reply, transfer?: Transferable[]): void;
};

scope.onmessage = ({ data }) => {
  if (data.type === "stop") {
    stopping = true;
    return;
  }
  if (data.type === "help") {
    help(data.port);
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
    const full = (memory?.buffer.byteLength ?? 0) >= NEARLY_FULL;
    scope.postMessage(
      poisoned ? { type: "fault", id, stage, message, full } : { type: "refused", id, message },
    );
  }
}

async function perform(request: Request): Promise<unknown> {
  switch (request.type) {
    case "start":
      return start(request);
    case "read":
      return read(request.id, request.file, request.name);
    case "skip":
      return skip(request.name);
    case "look":
      stage = "opening";
      return look(new Session(request.asOf) as Core, request);
    case "row":
      return row(request.file, request.row);
    case "save":
      return save(request.what);
    case "rehearse":
      return rehearse(new Session(request.asOf) as Core, request.sample);
    case "memory":
      return memory?.buffer.byteLength ?? 0;
    case "call":
      return call(request.method, request.args);
  }
}

async function start({
  wasm,
  asOf,
  helper: port,
}: Extract<Request, { type: "start" }>): Promise<void> {
  stage = "starting";
  const stream = new Blob([wasm]).stream().pipeThrough(new DecompressionStream("gzip"));
  const module = new WebAssembly.Module(await new Response(stream).arrayBuffer());
  memory = initSync({ module }).memory;
  session = new Session(asOf) as Core;
  const second = new Helper(port, module);
  hashes = new Hashes((file) => second.hashOf(file));
  helper = second;
}

function core(): Core {
  if (!session) throw new Error("the reader has not started");
  return session;
}

async function read(id: number, file: File, name: string): Promise<ReadResult> {
  stopping = false;
  stage = "opening";
  const number = core().begin(name, true);
  files.set(number, file);
  stage = "reading";
  const push = reporter(id, (bytes) => core().push(number, bytes));
  if (!(await stream(file, push))) {
    return { summary: core().cancel(number), preview: null, cancelled: true };
  }
  stage = "finishing";
  hashes?.want(number, file);
  const summary = core().finish(number, "");
  return { summary, preview: core().preview(number), cancelled: false };
}

/** Hands a file over part by part; false when it was stopped before its end. */
async function stream(file: File, take: (bytes: Uint8Array) => Promise<void>): Promise<boolean> {
  if (!helper) throw new Error("the reader has not started");
  for await (const chunk of helper.chunksOf(file)) {
    for (const part of partsIn(chunk)) {
      if (stopping) return false;
      await take(part);
    }
  }
  return !stopping;
}

/** Pushes bytes, and now and then says how far it is. */
function reporter(id: number, push: (bytes: Uint8Array) => Progress) {
  // The first rows are told as soon as they are there.
  let reported = Number.NEGATIVE_INFINITY;
  let breathed = performance.now();
  return async (bytes: Uint8Array) => {
    const progress = push(bytes);
    const now = performance.now();
    if (now - reported >= REPORT_EVERY_MS) {
      reported = now;
      scope.postMessage({ type: "progress", id, progress });
    }
    if (now - breathed < BREATHE_EVERY_MS) return;
    await breathe();
    breathed = performance.now();
  };
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
function skip(name: string): ReadResult {
  stage = "opening";
  const summary: FileSummary = core().cancel(core().begin(name, false));
  return { summary, preview: null, cancelled: true };
}

/** A row of a file of the report, from the record's bytes, or from the whole workbook. */
async function row(fileIndex: number, number: number): Promise<RowResult> {
  stage = "looking up";
  const { handle, offset } = core().locate(fileIndex, number);
  const file = handle === null ? undefined : files.get(handle);
  if (!file) throw new Error("the file is no longer in hand");
  if (offset !== null) {
    const part = await file.slice(offset, offset + RECORD_BYTES).arrayBuffer();
    return core().raw(fileIndex, number, new Uint8Array(part));
  }
  stopping = false;
  core().begin_row(fileIndex, number);
  await stream(file, async (bytes) => core().push_row(bytes));
  return core().finish_row();
}

/** A file to save. Raw values that findings point at are read once more for it. */
async function save(what: Saved): Promise<Uint8Array> {
  stage = "writing";
  if (what === "json" || what === "xlsx" || what === "findings") await readRawAgain();
  if (what === "json") return core().export_json();
  return what === "xlsx" ? core().export_xlsx() : core().export_csv(what);
}

async function readRawAgain(): Promise<void> {
  for (const number of core().wants_raw()) {
    const file = files.get(number);
    if (!file) continue;
    stopping = false;
    await stream(file, async (bytes) => core().push_raw(number, bytes));
    core().finish_raw(number);
  }
}

/** Objects go to the core as JSON text: it has no means to look into them. */
function plain(value: unknown): unknown {
  return typeof value === "object" && value !== null ? JSON.stringify(value) : value;
}

/** Gives the core the hashes of its files. */
async function giveHashes(): Promise<boolean> {
  return (await hashes?.give((number, hash) => core().set_hash(number, hash))) ?? false;
}

/** Calls the core. Hashes are waited for where the order of files rests on them, else behind the work. */
async function call(method: string, args: readonly unknown[]): Promise<unknown> {
  stage = method === "evaluate" || method === "weigh" ? "checking" : "looking up";
  if ((method === "evaluate" || method === "join") && hashes?.decide) await giveHashes();
  const result = run(method, args);
  return method === "evaluate" && (await giveHashes()) ? core().overview() : result;
}

function run(method: string, args: readonly unknown[]): unknown {
  const target = core() as unknown as Record<string, (...args: readonly unknown[]) => unknown>;
  const of = target[method];
  if (typeof of !== "function") throw new Error(`the reader has no ${method}`);
  return of.apply(target, args.map(plain));
}
