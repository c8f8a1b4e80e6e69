// The same estimate cut other ways: by provision, programme and month, what lapses, what would raise it.

import type { Estimate, Named, Text } from "../engine/report";
import { Money } from "./amount";
import { dayWithWeekday, shown, words } from "./format";
import { TableFrame } from "./table";
import { W } from "./words";

export function Breakdowns({ estimate }: { estimate: Estimate }) {
  const cuts: readonly [string, readonly Named[] | undefined][] = [
    [W.drawback.byProvision, estimate.by_provision],
    [W.drawback.byProgramme, estimate.by_programme],
    [W.drawback.byMonth, estimate.by_month],
  ];
  const lapses = (estimate.expiring ?? []).map(
    ({ date, amount }): Pair => [dayWithWeekday(date), amount],
  );
  const raises = (estimate.raise ?? []).map(({ what, amount }): Pair => [shown(what), amount]);
  return (
    <div class="side-by-side">
      {cuts.map(([title, rows]) => (
        <Cut key={title} title={title} rows={(rows ?? []).map(pair)} />
      ))}
      <Cut title={W.drawback.expiring} rows={lapses} />
      <Cut title={W.drawback.raise} rows={raises} />
    </div>
  );
}

type Pair = readonly [string, Text];

/** A row of a breakdown: its name is its first text that is not an amount. */
function pair(row: Named): Pair {
  const amount = row["estimate"] ?? row["amount"];
  const name = Object.entries(row).find(
    ([key, value]) => typeof value === "string" && key !== "estimate" && key !== "amount",
  )?.[1] as string | undefined;
  return [name === undefined ? W.none : label(name), typeof amount === "string" ? amount : null];
}

/** A name in code becomes words; months, numbers and sentences stay. */
function label(name: string): string {
  return /^[a-z][a-z0-9_]*$/.test(name) && name.length > 2 ? words(name) : shown(name);
}

function Cut({ title, rows }: { title: string; rows: readonly Pair[] }) {
  if (rows.length === 0) return null;
  return (
    <div>
      <h3>{title}</h3>
      <TableFrame label={title}>
        <tbody>
          {rows.map(([name, amount]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
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
