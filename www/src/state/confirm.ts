// Answers to "which column is what": use them, go on without, leave a file out; another look; a mapping
// loaded or saved.

import { computed, signal } from "@preact/signals";
import { Fault } from "../engine/client";
import { type Choice, mappingText, type Preview } from "../engine/mapping";
import { asks, choices, loaded, merged, refusal } from "./choices";
import { assigned, choiceOf, type Draft, draftOf, type Frame, framed, frameOf } from "./draft";
import { change, type Item, item, items } from "./files";
import {
  addReports,
  asOf,
  coreLost,
  engine,
  ensureStarted,
  goOn,
  isSample,
  phase,
  removeFile,
  startOver,
} from "./session";

/** The file whose mapping was opened from the report. */
export const reopened = signal<number | null>(null);
/** Why the columns could not be used. */
export const confirmError = signal<string | null>(null);
/** The file that is being looked at again, and why the last look failed. */
export const looking = signal<number | null>(null);
export const lookError = signal<{ readonly id: number; readonly message: string } | null>(null);

const drafts = signal<ReadonlyMap<number, Draft>>(new Map());

/** The files on the screen. */
export const opened = computed(() =>
  items.value.filter((one) => (reopened.value === null ? asks(one) : one.id === reopened.value)),
);

const textOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** The draft of a file that has a preview. */
export function draft(one: Item & { readonly preview: Preview }): Draft {
  return drafts.value.get(one.id) ?? draftOf(one.preview);
}

function put(id: number, changed: Draft): void {
  drafts.value = new Map(drafts.value).set(id, changed);
}

const headingsOf = ({ preview }: Draft) =>
  JSON.stringify(preview.columns.map(({ heading }) => heading));

/** A choice is for headings, so that it changes every file on the screen that has the same. */
export function assign(id: number, index: number, field: string | null): void {
  const one = item(id);
  if (!one?.preview) return;
  const headings = headingsOf(draft({ ...one, preview: one.preview }));
  for (const other of opened.value) {
    if (!other.preview) continue;
    const its = draft({ ...other, preview: other.preview });
    if (headingsOf(its) === headings) put(other.id, assigned(its, index, field));
  }
}

/** Whether the sheet on the screen is to be read at all. */
export function leaveSheetOut(id: number, out: boolean): void {
  const one = item(id);
  if (!one?.preview) return;
  put(id, { ...draft({ ...one, preview: one.preview }), leaveOut: out });
}

/** Frames that are being looked at, the last one wanted of each file. */
const wanted = new Map<number, Frame>();

/** Looks at a file again with its frame set by hand; its columns are recognised anew. */
export async function lookAgain(id: number, changes: Partial<Frame>): Promise<void> {
  const one = item(id);
  if (!one?.preview) return;
  const before = draft({ ...one, preview: one.preview });
  const frame = { ...(wanted.get(id) ?? frameOf(before)), ...changes };
  wanted.set(id, frame);
  looking.value = id;
  lookError.value = null;
  try {
    await ensureStarted();
    const mapping = mappingText([framed(frame)]);
    const preview = await engine.look(one.file, one.name, asOf.value, mapping);
    if (wanted.get(id) !== frame) return;
    if (!preview) throw new Error(LOOK_FAILED);
    put(id, draftOf(preview, frame.headerRow));
  } catch (error) {
    if (error instanceof Fault) coreLost();
    lookError.value = { id, message: textOf(error) };
  } finally {
    if (wanted.get(id) === frame) wanted.delete(id);
    if (wanted.size === 0) looking.value = null;
  }
}

const LOOK_FAILED = "Nothing could be read that way.";

/** Opens the mapping of a file from the report. */
export function reopen(id: number): void {
  reopened.value = id;
  confirmError.value = null;
  phase.value = "confirm";
}

/** Leaves the mapping as it was. */
export function backToReport(): void {
  forget(opened.value);
  reopened.value = null;
  phase.value = "report";
}

function forget(of: readonly Item[]): void {
  const kept = new Map(drafts.value);
  for (const { id } of of) kept.delete(id);
  drafts.value = kept;
}

/** The files on the screen are answered for. */
function settle(anew: boolean): void {
  const answered = opened.value;
  for (const one of answered) {
    const { id, settled } = one;
    const sheet = draft({ ...one, preview: one.preview as Preview }).preview.sheet ?? "";
    change(id, { settled: [...settled, one.preview?.sheet ?? "", sheet] });
  }
  forget(answered);
  reopened.value = null;
  confirmError.value = null;
  goOn(anew);
}

/** The choices on the screen become those of the session, and everything is read with them. */
export async function confirmColumns(): Promise<void> {
  const made = opened.value
    .map((one) => (one.preview ? choiceOf(draft({ ...one, preview: one.preview })) : null))
    .filter((choice) => choice !== null);
  if (made.length === 0) return settle(false);
  const all = merged(choices.value, made);
  try {
    await ensureStarted();
    await engine.call("choose", mappingText(all));
  } catch (error) {
    confirmError.value = textOf(error);
    return;
  }
  choices.value = all;
  settle(true);
}

/** Only what is known is used. */
export function withoutGuesses(): void {
  settle(false);
}

/** Leaves a file out; with the last of them answered the reading goes on. */
export function leaveOut(id: number): void {
  removeFile(id);
  if (phase.value !== "confirm" || opened.value.length > 0) return;
  reopened.value = null;
  goOn(true);
}

/** Takes what was dropped or chosen: mapping files are loaded first, the rest is read. */
export function addFiles(files: readonly File[]): void {
  const marked = files.filter(({ name }) => /\.json$/i.test(name));
  if (marked.length === 0) {
    addReports(files);
    return;
  }
  if (isSample.value) startOver();
  const others = files.filter((file) => !marked.includes(file));
  void loadAll(marked).then((rest) => addReports([...others, ...rest]));
}

/** Loads mapping files; gives the ones that are something else. */
async function loadAll(files: readonly File[]): Promise<readonly File[]> {
  const rest: File[] = [];
  for (const file of files) {
    const text = file.size <= MAPPING_BYTES ? await file.text() : "";
    if (text.includes('"tidewaiter_mapping"')) await load(file.name, text);
    else rest.push(file);
  }
  return rest;
}

/** A mapping file with more than this is none. */
const MAPPING_BYTES = 4_000_000;

/** Loads a file that is said to be a mapping; what is wrong with it is told. */
export async function loadMapping(file: File): Promise<void> {
  if (file.size > MAPPING_BYTES) refusal.value = { name: file.name, message: TOO_LARGE };
  else await load(file.name, await file.text());
}

const TOO_LARGE = "It is larger than any mapping file. Load one that was saved here.";

async function load(name: string, text: string): Promise<void> {
  refusal.value = null;
  loaded.value = null;
  try {
    await ensureStarted();
    // The core says what is wrong with it, and where.
    await engine.call("choose", text);
    const { choices: found } = JSON.parse(text) as { readonly choices: readonly Choice[] };
    choices.value = merged(choices.value, found);
    loaded.value = { name, choices: found.length };
  } catch (error) {
    refusal.value = { name, message: textOf(error) };
    return;
  }
  if (items.value.length === 0) return;
  reopened.value = null;
  for (const { id } of items.value) change(id, { settled: [] });
  goOn(true);
}

/** The choices and the mapping of every file read. */
export function mappingFile(): Promise<Uint8Array> {
  return engine.call("mapping_file");
}
