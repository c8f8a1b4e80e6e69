// What is looked up in the law: a text or a key, a day, an origin; and where it came from.

import { signal } from "@preact/signals";
import type { LawAsk, LawLine, LawPage, LawSuggestion } from "../engine/report";
import { asOf, engine, ensureStarted, options } from "./session";

export interface Asked {
  /** What stands in the field. */
  readonly text: string;
  /** The page that is shown; null before one is chosen. */
  readonly key: string | null;
  readonly on: string;
  /** A country of origin, or empty. */
  readonly origin: string;
  /** The entry line whose duty is asked for. */
  readonly line: LawLine;
}

/** Nothing is known of a line. */
const NO_LINE: LawLine = { program: "", headings: "", value: "", quantity: "", unit: "" };

/** Null while the look-up is closed. */
export const asked = signal<Asked | null>(null);
/** The pages before this one, the last at the end. */
export const trail = signal<readonly Asked[]>([]);

interface Question {
  /** A code as it is written. */
  readonly text?: string;
  /** A key of a page. */
  readonly key?: string;
  readonly on?: string | null;
  readonly origin?: string | null;
  readonly line?: LawLine | null;
}

/** Opens the look-up, for the report's day unless another is given. */
export function lookUp({ text, key, on, origin, line }: Question): void {
  trail.value = [];
  asked.value = {
    text: text ?? "",
    key: key ?? (text === undefined ? null : keyOf(text)),
    on: on ?? asOf.value,
    origin: origin ?? "",
    line: line ?? NO_LINE,
  };
}

/** Opens the look-up for the day, the origin and the line of a row. */
export async function lookUpFrom(file: number, row: number, text: string): Promise<void> {
  const context = await engine.call("law_context", file, row).catch(() => null);
  if (!context) return lookUp({ text });
  const { on, origin, ...line } = context;
  lookUp({ text, on, origin, line });
}

/** Goes on to another page; the one before can be gone back to. */
export function follow(key: string, text: string): void {
  const now = asked.value;
  if (!now) return;
  if (now.key !== null) trail.value = [...trail.value, now];
  asked.value = { ...now, key, text };
}

export function goBack(): void {
  const last = trail.value.at(-1);
  if (!last) return;
  trail.value = trail.value.slice(0, -1);
  asked.value = last;
}

/** Another text, day or origin for what is shown. */
export function ask(changes: Partial<Asked>): void {
  const now = asked.value;
  if (now) asked.value = { ...now, ...changes };
}

export function closeLookup(): void {
  asked.value = null;
  trail.value = [];
}

/** The key of a tariff number or heading as it is written; null for any other text. */
export function keyOf(text: string): string | null {
  const digits = text.replace(/[\s.-]/g, "");
  return /^\d{4,10}$/.test(digits) ? `hts/${digits}` : null;
}

/** Asks the core, which may not run yet or have been ended meanwhile. */
async function answered<T>(question: () => Promise<T>): Promise<T> {
  try {
    return await question();
  } catch {
    await ensureStarted();
    return question();
  }
}

export function suggestions(text: string, on: string): Promise<readonly LawSuggestion[]> {
  return answered(() => engine.call("law_search", text, on));
}

export function page(key: string, { on, origin, line }: Asked): Promise<LawPage | null> {
  const asked: LawAsk = {
    on,
    origin,
    ...line,
    tariff_before_first: options.value["tariff-before-first"] ?? "",
  };
  return answered(() => engine.call("law_entry", key, asked));
}

export function origins(): Promise<readonly { readonly code: string; readonly name: string }[]> {
  return answered(() => engine.call("law_origins"));
}
