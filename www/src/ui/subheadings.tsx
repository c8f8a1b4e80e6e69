// The estimate by eight-digit subheading, each with its designations behind it.

import type { SubheadingRow } from "../engine/report";
import { Money } from "./amount";
import { count, shown, tariff } from "./format";
import { Icon } from "./icons";
import { TableFrame } from "./table";
import { W } from "./words";

interface Props {
  readonly rows: readonly SubheadingRow[];
  readonly withExports: boolean;
  readonly onShow: (subheading: string) => void;
}

export function Subheadings({ rows, withExports, onShow }: Props) {
  return (
    <TableFrame label={W.drawback.bySubheading}>
      <thead>
        <tr>
          <th scope="col">{W.drawback.subheading}</th>
          <th scope="col">{W.drawback.unit}</th>
          {withExports ? (
            <>
              <th scope="col" class="num">
                {W.drawback.estimate}
              </th>
              <th scope="col" class="num">
                {W.drawback.bound}
              </th>
              <th scope="col">{W.drawback.provedWord}</th>
            </>
          ) : null}
          <th scope="col" class="num">
            {W.drawback.unused}
          </th>
          {withExports ? (
            <th scope="col" class="num">
              {W.drawback.designations}
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.subheading} ${row.unit}`}>
            <th scope="row" class="mono">
              {tariff(row.subheading)}
              {row.description ? <span class="sub">{shown(row.description)}</span> : null}
            </th>
            <td>{row.unit ?? W.none}</td>
            {withExports ? <Sums row={row} /> : null}
            <td class="num">
              <Money of={row.eligible_unused} />
            </td>
            {withExports ? (
              <td class="num">
                <Designations row={row} onShow={onShow} />
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </TableFrame>
  );
}

function Sums({ row }: { row: SubheadingRow }) {
  return (
    <>
      <td class="num">
        <Money of={row.estimate} tone="refund" />
      </td>
      <td class="num">
        <Money of={row.bound} />
      </td>
      <td class="keep">
        {row.proved ? (
          <span class="refund">
            <Icon name="check" /> {W.drawback.provedWord}
          </span>
        ) : (
          <span class="exposure">
            <Icon name="note" /> {W.drawback.gapWord}
          </span>
        )}
      </td>
    </>
  );
}

function Designations({ row, onShow }: { row: SubheadingRow; onShow: Props["onShow"] }) {
  if (row.designations === 0) return <span class="quiet">0</span>;
  return (
    <button
      type="button"
      class="link"
      aria-label={W.drawback.show(tariff(row.subheading))}
      onClick={() => onShow(row.subheading)}
    >
      {count(row.designations)}
    </button>
  );
}
