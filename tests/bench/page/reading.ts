// The bench's own page: the product's engine and worker, which read what is dropped and join it, and then
// stop. What a person sees is left out, and so is every check.

import { Engine } from "../../../www/src/engine/client";
import { excerpt, RUNS } from "../../../www/src/engine/rehearsal";
import { SAMPLE_DAY, sampleTexts } from "../../../www/src/sample";

interface Reading {
  ready: boolean;
  failed: string | null;
  result: Record<string, number> | null;
}

const bench: Reading = { ready: false, failed: null, result: null };
(window as unknown as { bench: Reading }).bench = bench;

const engine = new Engine();

/** Starts the core and rehearses as the page does while it waits for files. */
async function prepare(): Promise<void> {
  await engine.start(SAMPLE_DAY);
  const texts = (await sampleTexts()).map(excerpt);
  for (let run = 0; run < RUNS; run += 1) await engine.rehearse(SAMPLE_DAY, texts);
}

async function read(files: readonly File[]): Promise<Record<string, number>> {
  const start = performance.now();
  let first = 0;
  let rows = 0;
  for (const file of files) {
    const { summary } = await engine.read(file, file.name, () => {
      first ||= performance.now() - start;
    });
    rows += summary.rows.used;
  }
  const typed = performance.now() - start;
  await engine.call("join");
  const took = performance.now() - start;
  return { first: first || typed, typed, took, rows, memory: await engine.memory() };
}

const input = document.createElement("input");
input.type = "file";
input.multiple = true;
input.onchange = () => {
  read([...(input.files ?? [])]).then(
    (result) => {
      bench.result = result;
    },
    (error: unknown) => {
      bench.failed = String(error);
    },
  );
};
document.body.append(input);
prepare().then(
  () => {
    bench.ready = true;
  },
  (error: unknown) => {
    bench.failed = String(error);
  },
);
