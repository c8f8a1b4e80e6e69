// The same estimate cut other ways: by provision, programme and month, what lapses, what would raise it.

import type { Estimate, Expiring, Share } from "../engine/report";
import { Money } from "./amount";
import { shown, words } from "./format";
import { TableFrame } from "./table";
import { W } from "./words";

export function Breakdowns({ estimate }: { estimate: Estimate }) {
  const raises = estimate.raise.map(({ what, amount }) => ({ name: what, amount }));
  return (
    <div class="side-by-side">
      <Cut title={W.drawback.byProvision} rows={estimate.by_provision} />
      <Cut title={W.drawback.byProgramme} rows={estimate.by_programme} />
      <Cut title={W.drawback.byMonth} rows={estimate.by_month} />
      <Lapses rows={estimate.expiring} />
      <Cut title={W.drawback.raise} rows={raises} />
    </div>
  );
}

/** A name in code becomes words; months, numbers and sentences stay. */
function label(name: string): string {
  return /^[a-z][a-z0-9_]*$/.test(name) && name.length > 2 ? words(name) : shown(name);
}

function Cut({ title, rows }: { title: string; rows: readonly Share[] }) {
  if (rows.length === 0) return null;
  return (
    <div>
      <h3>{title}</h3>
      <TableFrame label={title}>
        <tbody>
          {rows.map(({ name, amount }) => (
            <tr key={name}>
              <th scope="row">{label(name)}</th>
              <td class="num">
                <Money of={amount} />
              </td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </div>
  );
}

function Lapses({ rows }: { rows: readonly Expiring[] }) {
  if (rows.length === 0) return null;
  return (
    <div>
      <h3>{W.drawback.expiring}</h3>
      <TableFrame label={W.drawback.expiring}>
        <thead>
          <tr>
            <th scope="col">{W.drawback.month}</th>
            <th scope="col">{W.drawback.lapsesFrom}</th>
            <th scope="col" class="num">
              {W.drawback.eligible}
            </th>
            <th scope="col" class="num">
              {W.drawback.claimed}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ month, next, eligible, claimed }) => (
            <tr key={month}>
              <th scope="row">{month}</th>
              <td class="keep">{next}</td>
              <td class="num">
                <Money of={eligible} />
              </td>
              <td class="num">
                <Money of={claimed} tone="refund" />
              </td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </div>
  );
}
