// The columns of a file: what is needed and not found, what waits for a word, what is known, what is not.

import type { Confidence, PreviewColumn } from "../engine/mapping";
import { assign } from "../state/confirm";
import { type Draft, lacking } from "../state/draft";
import { C } from "./confirm-words";
import { shortened, shown } from "./format";
import { Icon, type IconName } from "./icons";
import { TableFrame } from "./table";

type Fields = ReadonlyMap<number, string>;

interface Props {
  readonly id: number;
  readonly draft: Draft;
}

const headingOf = (heading: string) =>
  heading.trim() === "" ? C.noHeading : shortened(heading, 60);

/** Fields without which the file is not read, each with the columns that come closest. */
export function Needed({ id, draft }: Props) {
  const { preview } = draft;
  const lacks = lacking(draft);
  if (lacks.length === 0) return null;
  return (
    <div class="needed">
      <h3>
        <span class="exposure">
          <Icon name="warning" />
        </span>{" "}
        {C.needed}
      </h3>
      <p class="quiet">{C.neededLead}</p>
      <ul>
        {lacks.map(({ field, label, candidates }) => {
          const close = new Set(candidates.map(({ index }) => index));
          const byLikeness = [
            ...preview.columns.filter(({ index }) => close.has(index)),
            ...preview.columns.filter(({ index }) => !close.has(index)),
          ];
          return (
            <li key={field}>
              <label>
                <strong>{label}</strong>
                <select
                  class="field"
                  value=""
                  onChange={(event) => assign(id, Number(event.currentTarget.value), field)}
                >
                  <option value="">{C.neededChoose}</option>
                  {byLikeness.map(({ index, letters, heading }) => (
                    <option key={index} value={index}>
                      {letters}: {headingOf(heading)}
                      {close.has(index) ? ` (${C.likely})` : ""}
                    </option>
                  ))}
                </select>
              </label>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** Guesses stand open; what is known or not recognised opens at a press. */
export function ColumnList({ id, draft, fields }: Props & { fields: Fields }) {
  const { columns, readable } = draft.preview;
  const of = (...wanted: Confidence[]) =>
    columns.filter(({ confidence }) => wanted.includes(confidence));
  const guesses = of("likely", "possible");
  const unknown = of("none");
  const known = of("known", "chosen");
  const table = (some: readonly PreviewColumn[], label: string) => (
    <Columns id={id} draft={draft} fields={fields} columns={some} label={label} />
  );
  return (
    <>
      {guesses.length > 0 ? (
        <>
          <h3>{C.toConfirm}</h3>
          {table(guesses, C.toConfirm)}
        </>
      ) : (
        <p class="quiet">{C.noneToConfirm}</p>
      )}
      {unknown.length > 0 ? (
        <details open={!readable}>
          <summary>{C.unknown(unknown.length)}</summary>
          {table(unknown, C.unknown(unknown.length))}
        </details>
      ) : null}
      {known.length > 0 ? (
        <details>
          <summary>{C.known(known.length)}</summary>
          {table(known, C.known(known.length))}
        </details>
      ) : null}
    </>
  );
}

interface ColumnsProps extends Props {
  readonly fields: Fields;
  readonly columns: readonly PreviewColumn[];
  readonly label: string;
}

function Columns({ id, draft, fields, columns, label }: ColumnsProps) {
  return (
    <TableFrame label={label} cards>
      <thead>
        <tr>
          <th scope="col">{C.column}</th>
          <th scope="col">{C.values}</th>
          <th scope="col">{C.takenAs}</th>
          <th scope="col">{C.sure}</th>
        </tr>
      </thead>
      <tbody>
        {columns.map((column) => (
          <Row
            key={column.index}
            id={id}
            draft={draft}
            column={column}
            taken={fields.get(column.index) ?? ""}
          />
        ))}
      </tbody>
    </TableFrame>
  );
}

const LOOK: Record<Confidence, { icon: IconName; tone: string }> = {
  known: { icon: "check", tone: "refund" },
  chosen: { icon: "check", tone: "refund" },
  likely: { icon: "note", tone: "" },
  possible: { icon: "warning", tone: "exposure" },
  none: { icon: "blocked", tone: "quiet" },
};

interface RowProps extends Props {
  readonly column: PreviewColumn;
  readonly taken: string;
}

function Row({ id, draft, column, taken }: RowProps) {
  const { index, letters, heading, samples, confidence, reason } = column;
  const { icon, tone } = LOOK[confidence];
  return (
    <tr>
      <th scope="row">
        <span class="letters mono quiet">{letters}</span> {headingOf(heading)}
      </th>
      <td data-head={C.values}>
        {samples.length === 0 ? (
          <span class="quiet">{C.noValues}</span>
        ) : (
          <ul class="samples mono">
            {samples.map((sample, at) => (
              <li key={at}>{shortened(sample, 40)}</li>
            ))}
          </ul>
        )}
      </td>
      <td data-head={C.takenAs}>
        {draft.preview.fields.length === 0 ? (
          <span class="quiet">{C.notUsed}</span>
        ) : (
          <select
            class="field"
            aria-label={C.select(letters, headingOf(heading))}
            value={taken}
            onChange={(event) => assign(id, index, event.currentTarget.value || null)}
          >
            <option value="">{C.notUsed}</option>
            <Choices draft={draft} of={column} />
          </select>
        )}
      </td>
      <td data-head={C.sure} class="sure">
        <span class={tone}>
          <Icon name={icon} /> {C.confidence[confidence]}
        </span>
        {reason ? <span class="sub">{shown(reason)}</span> : null}
      </td>
    </tr>
  );
}

/** The fields of the kind; the one of the column first, which is suggested where it is a guess. */
function Choices({ draft, of }: { draft: Draft; of: PreviewColumn }) {
  const { fields } = draft.preview;
  const suggested = of.confidence === "likely" || of.confidence === "possible" ? of.field : null;
  const first = fields.filter(({ field }) => field === of.field);
  const others = fields.filter(({ field }) => field !== of.field);
  const mark = (required: boolean, isSuggested: boolean) => {
    const words = [isSuggested ? C.suggested : "", required ? C.needMark : ""].filter(Boolean);
    return words.length > 0 ? ` (${words.join(", ")})` : "";
  };
  return (
    <>
      {[...first, ...others].map(({ field, label, required }) => (
        <option key={field} value={field}>
          {label}
          {mark(required, field === suggested)}
        </option>
      ))}
    </>
  );
}
