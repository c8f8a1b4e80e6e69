// The estimate by eight-digit subheading, each with its designations behind it.

import type { SubheadingRow } from "../engine/report";
import { Money } from "./amount";
import { count, tariff } from "./format";
import { LawLink } from "./lookup-link";
import { TableFrame } from "./table";
import { W } from "./words";

interface Props {
  readonly rows: readonly SubheadingRow[];
  readonly onShow: (subheading: string) => void;
}

export function Subheadings({ rows, onShow }: Props) {
  return (
    <TableFrame label={W.drawback.bySubheading} cards>
      <thead>
        <tr>
          <th scope="col">{W.drawback.subheading}</th>
          <th scope="col">{W.drawback.unit}</th>
          <th scope="col" class="num">
            {W.drawback.estimate}
          </th>
          <th scope="col" class="num">
            {W.drawback.unused}
          </th>
          <th scope="col" class="num">
            {W.drawback.designations}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.subheading} ${row.unit ?? ""}`}>
            <th scope="row" class="subheading">
              <LawLink of={row.subheading} />
            </th>
            <td data-head={W.drawback.unit}>{row.unit ?? W.none}</td>
            <td class="num" data-head={W.drawback.estimate}>
              <Money of={row.amount} tone="refund" />
            </td>
            <td class="num" data-head={W.drawback.unused}>
              <Money of={row.eligible_unused} />
            </td>
            <td class="num" data-head={W.drawback.designations}>
              <Designations row={row} onShow={onShow} />
            </td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
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
