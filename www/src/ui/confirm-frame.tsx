// What a file is and where in it the table stands, set by hand.

import { useState } from "preact/hooks";
import { leaveSheetOut, lookAgain } from "../state/confirm";
import { type Draft, rowsOf, rowsText } from "../state/draft";
import { C } from "./confirm-words";
import { shown } from "./format";
import { kindName } from "./words";

interface Props {
  readonly id: number;
  readonly name: string;
  readonly draft: Draft;
}

/** The last row that is searched for headings. */
const LAST_ROW = 1_000;

export function Frame({ id, name, draft: { preview, headerRow, leaveOut } }: Props) {
  const { kinds, kind, sheets, sheet } = preview;
  return (
    <fieldset class="frame">
      <legend class="sr">{C.frame(name)}</legend>
      <label>
        {C.kind}
        <select
          class="field"
          value={kind ?? ""}
          onChange={(event) => void lookAgain(id, { kind: event.currentTarget.value || null })}
        >
          {kind === null ? <option value="">{C.kindNone}</option> : null}
          {kinds.map((one) => (
            <option key={one.kind} value={one.kind}>
              {one.title}
            </option>
          ))}
        </select>
      </label>
      {sheets.length > 1 ? (
        <label>
          {C.sheet}
          <select
            class="field"
            value={sheet ?? ""}
            onChange={(event) =>
              void lookAgain(id, {
                sheet: event.currentTarget.value,
                kind: null,
                headerRow: null,
                skipRows: [],
              })
            }
          >
            {sheets.map((one) => (
              <option key={one.name} value={one.name}>
                {C.sheetAs(shown(one.name), one.hidden, one.kind ? kindName(one.kind) : null)}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      {sheets.length > 1 ? (
        <label class="frame-check">
          <input
            type="checkbox"
            checked={leaveOut}
            onChange={(event) => leaveSheetOut(id, event.currentTarget.checked)}
          />
          {C.leaveSheetOut}
        </label>
      ) : null}
      <label>
        {C.headerRow}
        <input
          class="field frame-row"
          type="number"
          min={0}
          max={LAST_ROW}
          step={1}
          value={headerRow ?? preview.header_row}
          onChange={(event) => {
            const row = event.currentTarget.valueAsNumber;
            if (Number.isInteger(row) && row >= 0 && row <= LAST_ROW) {
              void lookAgain(id, { headerRow: row });
            }
          }}
        />
      </label>
      <SkipRows id={id} rows={preview.skip_rows} />
    </fieldset>
  );
}

function SkipRows({ id, rows }: { id: number; rows: readonly number[] }) {
  const [bad, setBad] = useState(false);
  return (
    <label>
      {C.skip}
      <input
        class="field"
        type="text"
        inputMode="numeric"
        placeholder={C.skipHow}
        value={rowsText(rows)}
        aria-invalid={bad}
        aria-describedby={bad ? `skip-bad-${id}` : undefined}
        onChange={(event) => {
          const wanted = rowsOf(event.currentTarget.value);
          setBad(wanted === null);
          if (wanted !== null) void lookAgain(id, { skipRows: wanted });
        }}
      />
      {bad ? (
        <span class="failure small" id={`skip-bad-${id}`}>
          {C.skipBad}
        </span>
      ) : null}
    </label>
  );
}
