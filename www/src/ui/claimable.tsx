// What could be claimed, by subheading, whether or not an export claims it.

import type { Claimable } from "../engine/report";
import { Money } from "./amount";
import { Bars } from "./chart/bars";
import { Legend } from "./chart/picture";
import { count, decimal, money, tariff } from "./format";
import { LawLink } from "./lookup-link";
import { P } from "./picture-words";
import { TableFrame } from "./table";
import { W } from "./words";

const D = P.drawback;

/** What the picture shows of a long list. */
const MOST_BARS = 12;

interface Props {
  readonly rows: readonly Claimable[];
  readonly withExports: boolean;
}

export function ClaimableView({ rows, withExports }: Props) {
  const [first] = rows;
  if (!first) return null;
  const most = rows.slice(0, MOST_BARS);
  const legend = [
    { shape: "box", mark: "outline tone-harbour", text: D.eligible },
    { shape: "box", mark: "solid tone-harbour", text: D.claimed },
  ] as const;
  return (
    <>
      <div class="pictures-beside">
        <Bars
          title={D.claimable}
          label={D.claimableLabel(`${tariff(first.subheading)}, ${money(first.eligible)}`)}
          note={
            <>
              {withExports ? D.claimableNote : D.claimableNoteBare}
              {rows.length > most.length
                ? ` ${D.first(count(most.length), count(rows.length))}`
                : ""}
            </>
          }
          legend={withExports ? <Legend items={legend} /> : null}
          tone="tone-harbour"
          rows={most.map((row) => ({
            key: `${row.subheading} ${row.unit}`,
            name: tariff(row.subheading),
            amount: withExports ? row.claimed : row.eligible,
            whole: withExports ? row.eligible : null,
            shown: money(row.eligible) ?? W.unknownAmount,
          }))}
          table={null}
        />
        <ClaimableTable rows={rows} withExports={withExports} />
      </div>
      {rows.some(({ is_other }) => is_other) ? <p class="small">{D.otherMeans}</p> : null}
    </>
  );
}

function ClaimableTable({ rows, withExports }: Props) {
  return (
    <TableFrame label={D.claimable} cards>
      <thead>
        <tr>
          <th scope="col">{W.drawback.subheading}</th>
          <th scope="col" class="num">
            {D.quantity}
          </th>
          <th scope="col" class="num">
            {D.eligible}
          </th>
          {withExports ? (
            <th scope="col" class="num">
              {D.claimed}
            </th>
          ) : null}
          <th scope="col">{D.nextLapse}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.subheading} ${row.unit}`}>
            <th scope="row" class="short">
              <span class="tagged">
                <LawLink of={row.subheading} />
                {row.is_other ? <span class="pill pill-exposure">{D.other}</span> : null}
              </span>
              <span class="sub">{D.lines(count(row.lines))}</span>
            </th>
            <td class="num" data-head={D.quantity}>
              {decimal(row.quantity)} <span class="quiet">{row.unit}</span>
            </td>
            <td class="num" data-head={D.eligible}>
              <Money of={row.eligible} />
            </td>
            {withExports ? (
              <td class="num" data-head={D.claimed}>
                <Money of={row.claimed} tone="refund" />
              </td>
            ) : null}
            <td class="keep" data-head={D.nextLapse}>
              {row.next_lapse ?? W.none}
            </td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  );
}
