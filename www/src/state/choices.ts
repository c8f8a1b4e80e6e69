// The mappings that were confirmed, made by hand or loaded, and whether a file still asks for one.

import { signal } from "@preact/signals";
import type { Choice } from "../engine/mapping";
import type { Item } from "./files";

/** They apply to every file with the same headings, as long as the page is open or until it starts over. */
export const choices = signal<readonly Choice[]>([]);
/** The mapping file that was loaded last. */
export const loaded = signal<{ readonly name: string; readonly choices: number } | null>(null);
/** Why a mapping file was refused. */
export const refusal = signal<{ readonly name: string; readonly message: string } | null>(null);

export function forgetChoices(): void {
  choices.value = [];
  loaded.value = null;
  refusal.value = null;
}

/** A table has at least as many columns as the plainest kind of file needs; a letter has fewer. */
const LEAST_COLUMNS = 3;

/** Whether a file waits for a word on its columns. */
export function asks({ preview, settled, state }: Item): boolean {
  if (state !== "read" || preview === null || settled.includes(preview.sheet ?? "")) return false;
  const { certain, readable, columns } = preview;
  if (!readable) return columns.length >= LEAST_COLUMNS;
  // Where somebody has chosen for these headings, what was not chosen is not wanted.
  return !certain && !columns.some(({ confidence }) => confidence === "chosen");
}

/** Newer choices take the place of older ones for the same headings and sheet. */
export function merged(older: readonly Choice[], newer: readonly Choice[]): readonly Choice[] {
  const byKey = new Map<string, Choice>();
  for (const choice of [...older, ...newer]) {
    byKey.set(JSON.stringify([choice.headings, choice.sheet]), choice);
  }
  return [...byKey.values()];
}
