// The cells a finding points at: file, sheet, row, column, the raw value, and the row around it, read
// again from the file itself.

import { useEffect, useRef, useState } from "preact/hooks";
import type { RowResult } from "../engine/protocol";
import type { Place } from "../engine/report";
import { engine } from "../state/session";
import { letters, placeOfLetters } from "./cells";
import { count, shortened, shown } from "./format";
import { W } from "./words";
import "./cell-view.css";

/** How many rows are fetched without being asked for. */
const AT_ONCE = 3;

export function Places({ places }: { places: readonly Place[] }) {
  return (
    <ul class="places">
      {places.map((place, i) => (
        <li key={`${place.file_index} ${place.row} ${place.cell}`}>
          <OnePlace place={place} open={i < AT_ONCE} />
        </li>
      ))}
    </ul>
  );
}

function OnePlace({ place, open }: { place: Place; open: boolean }) {
  const [asked, setAsked] = useState(open);
  const row = useRow(place, asked);
  const raw = row instanceof Error || row === null ? null : row;
  return (
    <>
      <PlaceHead place={place} raw={raw} />
      {!asked ? (
        <button type="button" class="link" onClick={() => setAsked(true)}>
          {W.cell.around(shortened(place.file, 40), place.row)}
        </button>
      ) : row === null ? (
        <p class="quiet small">{W.cell.loading}</p>
      ) : row instanceof Error ? (
        <p class="quiet small">
          {W.cell.failed} {row.message}
        </p>
      ) : (
        <Cells place={place} raw={row} />
      )}
    </>
  );
}

/** The row of a place, read again from its file; null until it is there. */
function useRow({ file_index, row }: Place, asked: boolean): RowResult | Error | null {
  const [result, setResult] = useState<RowResult | Error | null>(null);
  useEffect(() => {
    if (!asked) return;
    let wanted = true;
    engine.row(file_index, row).then(
      (found) => wanted && setResult(found),
      (error) => wanted && setResult(error instanceof Error ? error : new Error(String(error))),
    );
    return () => {
      wanted = false;
    };
  }, [file_index, row, asked]);
  return result;
}

function PlaceHead({ place, raw }: { place: Place; raw: RowResult | null }) {
  const { file, sheet, row, column, cell } = place;
  const index = raw === null ? null : markedIndex(place, raw);
  const value = index === null || index < 0 ? place.value : (raw?.cells[index] ?? place.value);
  return (
    <div class="place">
      <span>
        <strong>{shortened(file, 60)}</strong>
        {sheet ? `, ${W.cell.sheet(shown(sheet))}` : ""}, {W.cell.row.toLowerCase()} {count(row)}
        {column ? (
          <>
            , <strong>{shown(column)}</strong>
          </>
        ) : null}
        {cell ? ` (${cell})` : ""}
      </span>
      {value === null || cell === null ? null : (
        <span class="place-value" data-raw>
          {value === "" ? W.cell.blank : shown(value)}
        </span>
      )}
    </div>
  );
}

/** Which of a row's cells a place points at; -1 for the row as a whole. */
function markedIndex({ cell, column }: Place, { headings }: RowResult): number {
  return placeOfLetters(cell) ?? headings.indexOf(column ?? "");
}

function Cells({ place, raw }: { place: Place; raw: RowResult }) {
  const frame = useRef<HTMLDivElement>(null);
  const { headings, cells } = raw;
  const marked = markedIndex(place, raw);
  const width = Math.max(headings.length, cells.length);
  const columns = Array.from({ length: width }, (_, i) => i);
  useEffect(() => {
    const cell = frame.current?.querySelector<HTMLElement>("td.marked");
    if (cell && frame.current) frame.current.scrollLeft = Math.max(0, cell.offsetLeft - 96);
  }, [raw]);
  const look = (i: number) => (i === marked ? "marked" : undefined);
  return (
    <div
      class="cells"
      ref={frame}
      role="region"
      tabIndex={0}
      aria-label={W.cell.around(place.file, place.row)}
    >
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
              {place.row}
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
