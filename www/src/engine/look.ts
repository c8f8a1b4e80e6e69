// A look at a file through a session of its own, to show what other choices would make of it.

import { partsOf } from "./bytes";
import type { Preview } from "./mapping";
import type { Core } from "./report";

/** As much of a text file as is looked at; a workbook cannot be cut. */
const TEXT_BYTES = 512 * 1024;

interface Wanted {
  readonly file: File;
  readonly name: string;
  /** A mapping file's text. */
  readonly mapping: string;
}

/** What the session makes of the file; the session is used up. */
export async function look(
  session: Core & { free?(): void },
  { file, name, mapping }: Wanted,
): Promise<Preview | null> {
  session.choose(mapping);
  const handle = session.begin(name, false);
  const bytes = (await isZip(file)) ? file : file.slice(0, TEXT_BYTES);
  for await (const part of partsOf(bytes)) session.push(handle, part);
  session.finish(handle);
  const preview = session.preview(handle);
  session.free?.();
  return preview;
}

/** A workbook is a zip file, which begins with PK. */
async function isZip(file: File): Promise<boolean> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  return first === 0x50 && second === 0x4b;
}
