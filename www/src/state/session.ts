// The course of events: read what waits, check it, show it; stop, replace and start over.

import { computed, signal } from "@preact/signals";
import { Ended, Engine, Fault } from "../engine/client";
import { estimates } from "../engine/estimates";
import { mappingText } from "../engine/mapping";
import type { Stage } from "../engine/protocol";
import { excerpt, RUNS } from "../engine/rehearsal";
import type { Overview } from "../engine/report";
import { SAMPLE_DAY, sampleFiles, sampleTexts } from "../sample";
import { today } from "../ui/format";
import { asks, choices, forgetChoices } from "./choices";
import { change, type Item, item, items, take } from "./files";
import { forgetLaw, isLaw, lawDays, renewal, tellDay } from "./law";

export type Phase = "quay" | "reading" | "confirm" | "checking" | "report" | "stopped" | "broken";

export const engine = new Engine();
export const phase = signal<Phase>("quay");
export const overview = signal<Overview | null>(null);
/** Options that differ from the base, by the names of the command line. */
export const options = signal<Readonly<Record<string, string>>>({});
export const asOf = signal(today());
export const isSample = signal(false);
/** Why the last change of options was refused. */
export const optionError = signal<string | null>(null);
/** A fault of the reader that the page has recovered from, or not. */
export const fault = signal<{
  readonly stage: Stage;
  readonly file: string | null;
  readonly message: string;
  /** For want of memory. */
  readonly full: boolean;
} | null>(null);
/** Grows with every evaluation, so that lists know to ask again. */
export const edition = signal(0);

/** Whether every section on screen shows the report. */
export const sectionsDrawn = signal(false);
/** Sections with parts that are still to be drawn. */
export const steps = signal(0);
/** Whether the report on screen is drawn to its end. */
export const drawn = computed(() => sectionsDrawn.value && steps.value === 0);

/** Whether a figure on screen can still change. */
export const isChanging = computed(() => phase.value === "reading" || phase.value === "checking");

let started = false;
/** Once files are joined, the core takes no more: another file means reading all of them again. */
let joined = false;
let running = false;
/** What the core was given is no longer what is wanted: it has to be given everything anew. */
let stale = false;
/** Set when the worker was ended on purpose for this file. */
let cancelling: number | null = null;

/** The day that the running core was started for. */
let startedFor: string | null = null;
let starting: Promise<void> | null = null;

/** Ends the core; the next thing asked of it starts another. */
function stop(): void {
  engine.end();
  started = false;
  starting = null;
}

/** Starts a core for a day and tells it the choices that were made. */
async function launch(day: string): Promise<void> {
  await engine.start(day);
  if (choices.value.length > 0) await engine.call("choose", mappingText(choices.value));
}

/** The core was lost outside the course of events: the next thing asked of it starts another. */
export function coreLost(): void {
  stop();
  stale = true;
}

export async function ensureStarted(): Promise<void> {
  if (started && startedFor === asOf.value) return;
  if (!starting || startedFor !== asOf.value) {
    startedFor = asOf.value;
    starting = launch(startedFor);
  }
  try {
    await starting;
  } finally {
    starting = null;
  }
  started = true;
  joined = false;
}

/** Starts the core and lets it rehearse while the page waits for files. */
export async function prepare(): Promise<void> {
  try {
    await ensureStarted();
    const texts = (await sampleTexts()).map(excerpt);
    for (let run = 0; run < RUNS && phase.value === "quay" && engine.idle; run += 1) {
      await engine.rehearse(SAMPLE_DAY, texts);
    }
    performance.mark("tw:ready");
  } catch (error) {
    // What keeps the core from starting is told when files come and it matters.
    if (!(error instanceof Ended)) started = false;
  }
}

/** Takes reports and reads them; with files already in hand the report grows. */
export function addReports(files: readonly File[]): void {
  if (files.length === 0) return;
  performance.mark("tw:drop");
  if (isSample.value) startOver();
  take(files);
  void run();
}

/** Goes on after the person has answered; `anew` when the answer changes how files are read. */
export function goOn(anew: boolean): void {
  stale ||= anew;
  void run();
}

export async function loadSample(): Promise<void> {
  startOver();
  isSample.value = true;
  asOf.value = SAMPLE_DAY;
  const files = await sampleFiles();
  // While it was unpacked the page may have gone on to other files, or been asked again.
  if (!isSample.value || items.value.length > 0) return;
  take(files);
  void run();
}

/** Forgets everything and goes back to the quay. */
export function startOver(): void {
  stop();
  items.value = [];
  overview.value = null;
  options.value = {};
  optionError.value = null;
  fault.value = null;
  isSample.value = false;
  stale = false;
  forgetChoices();
  forgetLaw();
  asOf.value = today();
  phase.value = "quay";
}

async function run(): Promise<void> {
  if (running) return;
  running = true;
  try {
    while (await step());
  } finally {
    running = false;
  }
  await weigh();
}

/** One step of work; whether there may be another. */
async function step(): Promise<boolean> {
  const next = items.value.find(({ state }) => state === "waiting");
  try {
    if (stale && items.value.length > 0) return await replay();
    if (next) {
      phase.value = "reading";
      if (joined) return await replay();
      await ensureStarted();
      await readOne(next);
      return true;
    }
    if (items.value.length === 0) return false;
    if (items.value.some(asks)) {
      phase.value = "confirm";
      return false;
    }
    if (items.value.every(isLaw)) return await onlyLaw();
    await evaluate();
    return items.value.some(({ state }) => state === "waiting");
  } catch (error) {
    return recover(error, next);
  }
}

/** Law alone makes no report: it waits for one, and says meanwhile what it changes. */
async function onlyLaw(): Promise<boolean> {
  await ensureStarted();
  await engine.call("law_days", lawDays.value);
  renewal.value = await engine.call("law_files");
  overview.value = null;
  phase.value = "quay";
  return items.value.some(({ state }) => state === "waiting");
}

async function readOne({ id, file, name }: Item): Promise<void> {
  const began = performance.now();
  change(id, { state: "reading" });
  const result = await engine.read(file, name, (progress) => {
    if (item(id)?.progress === null) performance.mark("tw:rows");
    const seconds = (performance.now() - began) / 1000;
    change(id, { progress, rate: seconds > 0.2 ? Math.round(progress.rows / seconds) : null });
  });
  change(id, {
    state: result.cancelled ? "cancelled" : "read",
    summary: result.summary,
    preview: result.preview,
  });
}

async function evaluate(): Promise<void> {
  phase.value = "checking";
  await ensureStarted();
  joined = true;
  try {
    await engine.call("law_days", lawDays.value);
    const evaluated = await engine.call("evaluate", { ...options.value });
    sectionsDrawn.value = false;
    overview.value = evaluated;
    optionError.value = null;
  } catch (error) {
    if (error instanceof Fault || error instanceof Ended || !overview.value) throw error;
    optionError.value = error instanceof Error ? error.message : String(error);
  }
  edition.value += 1;
  phase.value = "report";
}

/** Works out what the readings not taken are worth, behind the report that stands already. */
async function weigh(): Promise<void> {
  const of = edition.value;
  if (phase.value !== "report" || !overview.value) return;
  if (estimates(overview.value).some(({ weighed }) => weighed === false)) await weighNow(of);
  performance.mark("tw:weighed");
}

async function weighNow(of: number): Promise<void> {
  try {
    // One at a time, so that what is asked meanwhile is answered in between.
    while (edition.value === of && phase.value === "report") {
      const weighed = await engine.call("weigh");
      if (weighed === null) continue;
      if (edition.value === of && phase.value === "report") overview.value = weighed;
      return;
    }
  } catch (error) {
    if (!(error instanceof Ended)) await recover(error, undefined);
  }
}

/** After a fault or a stop: a fresh worker, the files that were read are read again, the other is not. */
async function recover(error: unknown, next: Item | undefined): Promise<boolean> {
  if (error instanceof Ended) {
    if (cancelling === null) return items.value.some(({ state }) => state === "waiting");
    const id = cancelling;
    cancelling = null;
    overview.value = null;
    change(id, { state: "cancelled" });
    return replay();
  }
  const stage = error instanceof Fault ? error.stage : "reading";
  const message = error instanceof Error ? error.message : String(error);
  const full = error instanceof Fault && error.full;
  fault.value = { stage, file: next?.name ?? null, message, full };
  overview.value = null;
  if (!next || stage === "starting") {
    started = false;
    phase.value = "broken";
    return false;
  }
  change(next.id, { state: "fault", fault: { stage, message } });
  return replay();
}

/** Starts a fresh core and gives it again what it knew. */
async function replay(): Promise<boolean> {
  started = false;
  joined = false;
  stale = false;
  try {
    await ensureStarted();
  } catch (error) {
    return recover(error, undefined);
  }
  for (const one of items.value) {
    if (one.state === "cancelled" || one.state === "fault") {
      try {
        const { summary } = await engine.skip(one.name);
        change(one.id, { summary });
      } catch (error) {
        return recover(error, undefined);
      }
    } else {
      change(one.id, { state: "waiting", progress: null });
    }
  }
  return items.value.length > 0;
}

/** How long a reader may take to stop by itself before its worker is ended. */
const PATIENCE_MS = 60;

/** Stops the reading of a file: it is then incomplete, and no total is shown. */
export function cancelFile(id: number): void {
  const one = item(id);
  if (!one) return;
  if (one.state === "waiting") {
    removeFile(id);
    return;
  }
  if (one.state !== "reading") return;
  engine.stopRead();
  setTimeout(() => {
    if (item(id)?.state !== "reading") return;
    cancelling = id;
    engine.end();
  }, PATIENCE_MS);
}

/** Stops the checking; the files stay. */
export function cancelChecking(): void {
  if (phase.value !== "checking") return;
  stop();
  overview.value = null;
  phase.value = "stopped";
}

/** Checks again after a stop or a fault: everything is read anew. */
export function tryAgain(): void {
  fault.value = null;
  restart();
}

/** Leaves a file out; the others are read again. */
export function removeFile(id: number): void {
  items.value = items.value.filter((one) => one.id !== id);
  if (items.value.length === 0) startOver();
  else if (phase.value === "confirm") stale = true;
  else if (!running) restart();
}

/** Another day: the law is looked up for it, so everything is read again. */
export function setAsOf(day: string): void {
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || day === asOf.value) return;
  asOf.value = day;
  restart();
}

function restart(): void {
  if (running) return;
  stop();
  stale = false;
  overview.value = null;
  items.value = items.value.map((one) => ({
    ...one,
    state: "waiting",
    progress: null,
    summary: null,
    fault: null,
  }));
  void run();
}

/** Tells on which day the edition of a file was in force. */
export function setLawDay(name: string, day: string): void {
  if (tellDay(name, day) && (phase.value === "report" || phase.value === "quay")) void run();
}

/** Sets an option; `null` takes it back to its base. */
export function setOption(key: string, value: string | null): void {
  const { [key]: _, ...others } = options.value;
  options.value = value === null ? others : { ...others, [key]: value };
  if (phase.value === "report") void run();
}
