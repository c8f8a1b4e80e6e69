// A code that opens the look-up, and texts in which such codes stand.

import { lookUp, lookUpFrom } from "../state/lookup";
import { shown, tariff } from "./format";
import { W } from "./words";

interface Props {
  /** The code as it is written. */
  readonly of: string;
  /** The row whose day of entry and origin it is looked up for. */
  readonly from?: { readonly file_index: number; readonly row: number } | undefined;
}

/** A tariff number or a heading of chapter 99. */
export function LawLink({ of, from }: Props) {
  const text = tariff(of);
  const press = () => (from ? void lookUpFrom(from.file_index, from.row, text) : lookUp({ text }));
  return (
    <button
      type="button"
      class="link mono law-link"
      aria-label={W.lookup.openNamed(text)}
      onClick={press}
    >
      {text}
    </button>
  );
}

/** A programme of chapter 99, by its name. */
export function ProgrammeLink({ of }: { of: string }) {
  return (
    <button
      type="button"
      class="link"
      aria-label={W.lookup.openNamed(of)}
      onClick={() => lookUp({ text: of, key: `programme/${of}` })}
    >
      {shown(of)}
    </button>
  );
}

/** Numbers with their dots, and no part of a longer one. */
const NUMBERS = /(?<![\d.])(\d{4}\.\d{2}(?:\.\d{2}(?:\.?\d{2})?)?)(?![\d]|\.\d)/;

/** A sentence whose tariff numbers open the look-up. */
export function WithLinks({ text, from }: { readonly text: string } & Pick<Props, "from">) {
  return (
    <>
      {text
        .split(NUMBERS)
        .map((part, i) =>
          i % 2 === 1 ? <LawLink key={`${part} ${i}`} of={part} from={from} /> : part,
        )}
    </>
  );
}
