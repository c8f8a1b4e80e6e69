// A row as a spreadsheet shows it: letters, headings, cells, with some of them marked.

import { useEffect, useRef } from "preact/hooks";
import type { RawRow } from "../engine/report";
import { letters } from "./cells";
import { shown } from "./format";
import "./cell-view.css";

interface Props {
  readonly label: string;
  readonly row: number;
  readonly raw: RawRow;
  readonly marked: readonly number[];
}

/** What shows left of the first marked cell when it is scrolled to. */
const MARGIN = 96;

export function CellView({ label, row, raw, marked }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const { headings, cells } = raw;
  const columns = Array.from({ length: Math.max(headings.length, cells.length) }, (_, i) => i);
  useEffect(() => {
    const row = frame.current?.querySelectorAll<HTMLElement>("tbody tr:last-child td");
    const cell = row?.[marked[0] ?? -1];
    if (cell && frame.current) frame.current.scrollLeft = Math.max(0, cell.offsetLeft - MARGIN);
  }, [raw]);
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
                {shown(cells[i] ?? "")}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  );
}
