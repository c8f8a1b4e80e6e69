// The files in hand: what the person gave, how far each has been read, what came of it.

import { signal } from "@preact/signals";
import type { Preview } from "../engine/mapping";
import type { Stage } from "../engine/protocol";
import type { FileSummary, Progress } from "../engine/report";

export type ReadState = "waiting" | "reading" | "read" | "cancelled" | "fault";

export interface Item {
  readonly id: number;
  readonly file: File;
  /** The name under which the core knows the file; unique. */
  readonly name: string;
  readonly state: ReadState;
  readonly progress: Progress | null;
  /** Rows a second over the whole read so far. */
  readonly rate: number | null;
  readonly summary: FileSummary | null;
  /** What the reader made of its columns. */
  readonly preview: Preview | null;
  /** Sheets whose columns somebody has answered for; of a file without sheets, an empty name. */
  readonly settled: readonly string[];
  readonly fault: { readonly stage: Stage; readonly message: string } | null;
}

export const items = signal<readonly Item[]>([]);

let nextId = 0;

/** Takes files in, without their folders; a name that is already there gets a number, so that places stay unambiguous. */
export function take(files: readonly File[]): void {
  const names = new Set(items.value.map(({ name }) => name));
  const added = files.map((file): Item => {
    const name = unusedName(file.name, names);
    names.add(name);
    return {
      id: nextId++,
      file,
      name,
      state: "waiting",
      progress: null,
      rate: null,
      summary: null,
      preview: null,
      settled: [],
      fault: null,
    };
  });
  items.value = [...items.value, ...added];
}

function unusedName(name: string, names: ReadonlySet<string>): string {
  if (!names.has(name)) return name;
  for (let n = 2; ; n++) {
    const candidate = `${name} (${n})`;
    if (!names.has(candidate)) return candidate;
  }
}

export function change(id: number, changes: Partial<Item>): void {
  items.value = items.value.map((item) => (item.id === id ? { ...item, ...changes } : item));
}

export function item(id: number): Item | undefined {
  return items.value.find((candidate) => candidate.id === id);
}

export function named(name: string): Item | undefined {
  return items.value.find((candidate) => candidate.name === name);
}
