// The cells a finding points at: file, sheet, row, column, the raw value, and the row around it, read
// again from the file itself.

import { useEffect, useRef, useState } from "preact/hooks";
import type { RowResult } from "../engine/protocol";
import type { Place } from "../engine/report";
import { named } from "../state/files";
import { engine } from "../state/session";
import { letters, placeOfLetters } from "./cells";
import { count, shortened, shown } from "./format";
import { W } from "./words";
import "./cell-view.css";

export function Places({ places }: { places: readonly Place[] }) {
  return (
    <ul class="places">
      {places.map((place, i) => (
        <li key={`${place.file} ${place.row} ${place.cell}`}>
          <PlaceHead place={place} />
          {i === 0 ? <RowAround place={place} /> : <RowOnDemand place={place} />}
        </li>
      ))}
    </ul>
  );
}

function PlaceHead({ place }: { place: Place }) {
  const { file, sheet, row, column, cell, value } = place;
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
      <span class="place-value" data-raw>
        {value === null || value === "" ? W.cell.blank : shown(value)}
      </span>
    </div>
  );
}

function RowOnDemand({ place }: { place: Place }) {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{W.cell.around(shortened(place.file, 40), place.row)}</summary>
      {open ? <RowAround place={place} /> : null}
    </details>
  );
}

function RowAround({ place }: { place: Place }) {
  const [result, setResult] = useState<RowResult | "failed" | null>(null);
  useEffect(() => {
    let wanted = true;
    setResult(null);
    fetchRow(place).then(
      (found) => wanted && setResult(found),
      () => wanted && setResult("failed"),
    );
    return () => {
      wanted = false;
    };
  }, [place]);
  if (result === null) return <p class="quiet small">{W.cell.loading}</p>;
  if (result === "failed") return <p class="quiet small">{W.cell.failed}</p>;
  return <Cells place={place} result={result} />;
}

async function fetchRow({ file, row }: Place): Promise<RowResult> {
  const item = named(file);
  if (!item || item.handle === null) throw new Error("the file is no longer in hand");
  return engine.row(item.handle, row, item.file);
}

function Cells({ place, result }: { place: Place; result: RowResult }) {
  const frame = useRef<HTMLDivElement>(null);
  const { headings, cells } = result.raw;
  const marked = placeOfLetters(place.cell) ?? headings.indexOf(place.column ?? "");
  const width = Math.max(headings.length, cells.length);
  const columns = Array.from({ length: width }, (_, i) => i);
  useEffect(() => {
    const cell = frame.current?.querySelector<HTMLElement>("td.marked");
    if (cell && frame.current) frame.current.scrollLeft = Math.max(0, cell.offsetLeft - 96);
  }, [result]);
  const look = (i: number) => (i === marked ? "marked" : undefined);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable
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
