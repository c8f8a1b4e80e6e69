// The parts of the page that are not script or style: the core, the worker's source and the invented
// sample, which the build puts into data blocks. Nothing is fetched, so the policy can forbid every
// connection.

const CORE = "tw-core";
const WORKER = "tw-worker";
const SAMPLE = { entries: "tw-sample-entries", exports: "tw-sample-exports" };

function block(id: string): string {
  const element = document.getElementById(id);
  if (!element?.textContent) throw new Error(`the page has no block "${id}"`);
  return element.textContent;
}

/** The core, gzipped. */
export function coreBytes(): ArrayBuffer {
  return bytes(CORE);
}

/** A file of the sample, unpacked when it is asked for. */
export async function sampleText(file: keyof typeof SAMPLE): Promise<string> {
  const zipped = new Blob([bytes(SAMPLE[file])]);
  const text = zipped.stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(text).text();
}

/** The code of the first of 85 characters, of the one that stands for `<`, and the digit of that. */
const FIRST = 40;
const TILDE = 126;
const LESS = 20;

/** A block as bytes: five characters are four of them; a part of five has one byte less than characters. */
function bytes(id: string): ArrayBuffer {
  const text = block(id).trim();
  const groups = Math.ceil(text.length / 5);
  const view = new DataView(new ArrayBuffer(groups * 4));
  for (let group = 0; group < groups; group++) {
    let value = 0;
    for (let at = group * 5; at < group * 5 + 5; at++) {
      // What is missing of the last group counts as the highest digit.
      const code = at < text.length ? text.charCodeAt(at) : FIRST + 84;
      value = value * 85 + (code === TILDE ? LESS : code - FIRST);
    }
    view.setUint32(group * 4, value);
  }
  return view.buffer.slice(0, Math.floor((text.length * 4) / 5));
}

interface WorkerPolicy {
  createScriptURL(url: string): string;
}

interface TrustedTypes {
  createPolicy(name: string, rules: WorkerPolicy): WorkerPolicy;
}

/** The one Trusted Types policy: it lets blob URLs through and nothing else. */
let policy: WorkerPolicy | undefined;

function workerPolicy(): WorkerPolicy {
  const rules: WorkerPolicy = {
    createScriptURL(url) {
      if (!url.startsWith("blob:")) throw new TypeError("a worker starts from a blob only");
      return url;
    },
  };
  const types = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
  policy ??= types ? types.createPolicy("tw-worker", rules) : rules;
  return policy;
}

export function startWorker(): Worker {
  const source = new Blob([block(WORKER)], { type: "text/javascript" });
  const url = URL.createObjectURL(source);
  try {
    return new Worker(workerPolicy().createScriptURL(url));
  } finally {
    // The worker has its own hold on the blob once constructed in Chromium and Firefox, but Safari
    // reads it later; a minute is ample and costs nothing.
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  }
}
