// A code that opens the look-up, and texts in which such codes stand.

import { lookUp, lookUpFrom } from "../state/lookup";
import { said, shown, tariff } from "./format";
import { W } from "./words";

interface Props {
  /** The code as it is written. */
  readonly of: string;
  /** The row whose day of entry and origin it is looked up for. */
  readonly from?: { readonly file_index: number; readonly row: number } | undefined;
  /** Whether it stays as it is written, without dots of ours. */
  readonly raw?: boolean;
}

/** A tariff number or a heading of chapter 99. */
export function LawLink({ of, from, raw }: Props) {
  const text = tariff(of);
  const label = raw ? of : text;
  const press = () => (from ? void lookUpFrom(from.file_index, from.row, text) : lookUp({ text }));
  return (
    <button
      type="button"
      class="link law-link"
      aria-label={W.lookup.openNamed(label)}
      onClick={press}
    >
      {label}
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

/** Numbers with their dots, and no part of a longer one; days, which are not broken. */
const PARTS = /((?<![\d.])\d{4}\.\d{2}(?:\.\d{2}(?:\.?\d{2})?)?(?!\d|\.\d)|\b\d{4}-\d\d-\d\d\b)/;

interface TextProps extends Pick<Props, "from"> {
  readonly text: string;
  /** Goes on inside the look-up instead of opening it. */
  readonly onFollow?: (key: string, text: string) => void;
  /** A number that stays text. */
  readonly self?: string;
}

/** A sentence whose tariff numbers open the look-up. */
export function WithLinks({ text, from, onFollow, self }: TextProps) {
  return (
    <>
      {said(text)
        .split(PARTS)
        .map((part, i) =>
          i % 2 === 0 || part === self ? (
            part
          ) : part.includes("-") ? (
            <span key={`${part} ${i}`} class="day-text">
              {part}
            </span>
          ) : onFollow ? (
            <button
              type="button"
              class="link"
              key={`${part} ${i}`}
              onClick={() => onFollow(`hts/${part}`, part)}
            >
              {part}
            </button>
          ) : (
            <LawLink key={`${part} ${i}`} of={part} from={from} />
          ),
        )}
    </>
  );
}
