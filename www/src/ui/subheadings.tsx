// The estimate by eight-digit subheading, each with its designations behind it. A figure that the core
// does not give for any row has no column.

import type { ComponentChildren } from "preact";
import type { SubheadingRow } from "../engine/report";
import { Money } from "./amount";
import { count, shown, tariff } from "./format";
import { Icon } from "./icons";
import { LawLink } from "./lookup-link";
import { TableFrame } from "./table";
import { W } from "./words";

interface Props {
  readonly rows: readonly SubheadingRow[];
  readonly onShow: (subheading: string) => void;
}

interface Column {
  readonly head: string;
  readonly class: string;
  readonly here: boolean;
  readonly cell: (row: SubheadingRow) => ComponentChildren;
}

export function Subheadings({ rows, onShow }: Props) {
  const given = (key: keyof SubheadingRow) => rows.some((row) => row[key] != null);
  const columns: readonly Column[] = [
    { head: W.drawback.unit, class: "", here: given("unit"), cell: ({ unit }) => unit ?? W.none },
    {
      head: W.drawback.estimate,
      class: "num",
      here: true,
      cell: (row) => <Money of={row.estimate ?? row.amount ?? null} tone="refund" />,
    },
    {
      head: W.drawback.bound,
      class: "num",
      here: given("bound"),
      cell: ({ bound }) => <Money of={bound ?? null} />,
    },
    {
      head: W.drawback.provedWord,
      class: "keep",
      here: given("proved"),
      cell: ({ proved }) => <Proved of={proved === true} />,
    },
    {
      head: W.drawback.unused,
      class: "num",
      here: given("eligible_unused"),
      cell: ({ eligible_unused }) => <Money of={eligible_unused ?? null} />,
    },
    {
      head: W.drawback.designations,
      class: "num",
      here: true,
      cell: (row) => <Designations row={row} onShow={onShow} />,
    },
  ];
  const shownColumns = columns.filter(({ here }) => here);
  return (
    <TableFrame label={W.drawback.bySubheading}>
      <thead>
        <tr>
          <th scope="col">{W.drawback.subheading}</th>
          {shownColumns.map((column) => (
            <th scope="col" class={column.class} key={column.head}>
              {column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.subheading} ${row.unit ?? ""}`}>
            <th scope="row" class="subheading">
              <LawLink of={row.subheading} />
              {row.description ? <span class="sub">{shown(row.description)}</span> : null}
            </th>
            {shownColumns.map((column) => (
              <td class={column.class} key={column.head}>
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </TableFrame>
  );
}

function Proved({ of }: { of: boolean }) {
  return of ? (
    <span class="refund">
      <Icon name="check" /> {W.drawback.provedWord}
    </span>
  ) : (
    <span class="exposure">
      <Icon name="note" /> {W.drawback.gapWord}
    </span>
  );
}

function Designations({ row, onShow }: { row: SubheadingRow; onShow: Props["onShow"] }) {
  if (row.designations === 0) return <span class="quiet">0</span>;
  return (
    <button
      type="button"
      class="link"
      aria-label={`${count(row.designations)}: ${W.drawback.show(tariff(row.subheading))}`}
      onClick={() => onShow(row.subheading)}
    >
      {count(row.designations)}
    </button>
  );
}
