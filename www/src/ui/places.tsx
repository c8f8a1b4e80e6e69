// The cells a finding points at: file, sheet, row, column, the raw value, and the row around it, read
// again from the file itself. Cells of one row are shown in one row.

import { useEffect, useState } from "preact/hooks";
import type { RowResult } from "../engine/protocol";
import type { Place } from "../engine/report";
import { engine } from "../state/session";
import { CellView } from "./cell-view";
import { placeOfLetters } from "./cells";
import { count, shortened, shown } from "./format";
import { W } from "./words";

/** How many rows are fetched without being asked for. */
const AT_ONCE = 3;

/** Cells of one row of one file; never empty. */
type Group = readonly [Place, ...Place[]];

export function Places({ places }: { places: readonly Place[] }) {
  return (
    <ul class="places">
      {byRow(places).map((group, i) => (
        <li key={`${group[0].file_index} ${group[0].row}`}>
          <OneRow group={group} open={i < AT_ONCE} />
        </li>
      ))}
    </ul>
  );
}

function byRow(places: readonly Place[]): readonly Group[] {
  const groups = new Map<string, [Place, ...Place[]]>();
  for (const place of places) {
    const key = `${place.file_index} ${place.row}`;
    const group = groups.get(key);
    if (group) group.push(place);
    else groups.set(key, [place]);
  }
  return [...groups.values()];
}

function OneRow({ group, open }: { group: Group; open: boolean }) {
  const [asked, setAsked] = useState(open);
  const [first] = group;
  const row = useRow(first, asked);
  const raw = row instanceof Error ? null : row;
  const name = W.cell.around(shortened(first.file, 40), first.row);
  return (
    <>
      {group.map((place) => (
        <PlaceHead key={place.cell} place={place} raw={raw} />
      ))}
      {!asked ? (
        <button type="button" class="link" onClick={() => setAsked(true)}>
          {name}
        </button>
      ) : row instanceof Error ? (
        <p class="quiet small">
          {W.cell.failed} {row.message}
        </p>
      ) : row === null ? (
        <p class="quiet small">{W.cell.loading}</p>
      ) : (
        <CellView
          file_index={first.file_index}
          label={name}
          row={first.row}
          raw={row}
          marked={group.map((place) => markedIndex(place, row))}
        />
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
  const value = raw?.cells[markedIndex(place, raw)] ?? place.value;
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
