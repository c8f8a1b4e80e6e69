// A row as a spreadsheet shows it: letters, headings, cells, with some of them marked.

import { useEffect, useRef } from "preact/hooks";
import type { RawRow } from "../engine/report";
import { overview } from "../state/session";
import { letters, placeOfLetters } from "./cells";
import { shown } from "./format";
import { LawLink } from "./lookup-link";
import "./cell-view.css";

interface Props {
  /** Which file the row is of, so that tariff numbers can be looked up for its day of entry. */
  readonly file_index: number;
  readonly label: string;
  readonly row: number;
  readonly raw: RawRow;
  readonly marked: readonly number[];
}

/** Places of the columns that hold tariff numbers, by the mapping of the file. */
function tariffColumns(file: number): readonly number[] {
  const columns = overview.value?.files[file]?.mapping.columns ?? [];
  return columns
    .filter(({ field }) => field.includes("HTS"))
    .flatMap(({ letters }) => placeOfLetters(letters) ?? []);
}

/** Whether a cell is a whole tariff number. */
function isNumber(cell: string | undefined): cell is string {
  return cell !== undefined && /^\d{4}\.?\d{2}\.?\d{2}(\.?\d{2})?$/.test(cell.trim());
}

/** What shows left of the first marked cell when it is scrolled to. */
const MARGIN = 96;

export function CellView({ file_index, label, row, raw, marked }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const { headings, cells } = raw;
  const columns = Array.from({ length: Math.max(headings.length, cells.length) }, (_, i) => i);
  useEffect(() => {
    const row = frame.current?.querySelectorAll<HTMLElement>("tbody tr:last-child td");
    const cell = row?.[marked[0] ?? -1];
    if (cell && frame.current) frame.current.scrollLeft = Math.max(0, cell.offsetLeft - MARGIN);
  }, [raw]);
  const numbers = tariffColumns(file_index);
  const look = (i: number) => (marked.includes(i) ? "marked" : undefined);
  return (
    <div class="cells" ref={frame} role="group" tabIndex={0} aria-label={label}>
      <table>
        <thead>
          <tr class="letters">
            <td />
            {columns.map((i) => (
              <th scope="col" key={i} class={look(i)}>
                {letters(i)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <td class="number" />
            {columns.map((i) => (
              <th key={i} scope="col" class={look(i)}>
                {shown(headings[i] ?? "")}
              </th>
            ))}
          </tr>
          <tr>
            <th scope="row" class="number">
              {row}
            </th>
            {columns.map((i) => (
              <td key={i} class={look(i)} title={cells[i]}>
                {numbers.includes(i) && isNumber(cells[i]) ? (
                  <LawLink of={shown(cells[i])} from={{ file_index, row }} raw />
                ) : (
                  shown(cells[i] ?? "")
                )}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  );
}
