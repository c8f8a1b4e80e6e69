// The same estimate cut other ways, each as a picture with its table: by programme, month and provision,
// what can still be claimed over time, and what would raise it.

import type { ComponentChildren } from "preact";
import type { Estimate, Expiring, Share, SubheadingRow } from "../engine/report";
import { Money } from "./amount";
import { Bars } from "./chart/bars";
import { Columns } from "./chart/columns";
import { isMonth } from "./chart/position";
import { Steps } from "./chart/steps";
import { count, isZero, money, shown, tariff, words } from "./format";
import { Head } from "./heading";
import { ProgrammeLink, WithLinks } from "./lookup-link";
import { P } from "./picture-words";
import { TableFrame } from "./table";
import { W } from "./words";

const D = P.drawback;

export function Breakdowns({ estimate }: { estimate: Estimate }) {
  const { by_subheading, by_programme, by_month, by_provision } = estimate;
  return (
    <div class="pictures">
      <BySubheading rows={by_subheading} />
      <Cut
        title={D.byProgramme}
        rows={by_programme}
        label={D.byProgrammeLabel}
        name={(name) => <ProgrammeLink of={name} />}
      />
      <Months rows={by_month} />
      <div class="stack">
        <Cut title={D.byProvision} rows={by_provision} label={D.byProvisionLabel} />
        <Raise estimate={estimate} />
      </div>
    </div>
  );
}

/** A name in code becomes words; months, numbers and sentences stay. */
function label(name: string): string {
  return /^[a-z][a-z0-9_]*$/.test(name) && name.length > 2 ? words(name) : shown(name);
}

const dollars = (amount: Share["amount"]) => money(amount) ?? W.unknownAmount;

/** What the picture shows of a long list. */
const MOST_BARS = 12;

/** Its table stands above it, with the designations. */
function BySubheading({ rows }: { rows: readonly SubheadingRow[] }) {
  const [first] = rows;
  if (!first) return null;
  const most = rows.slice(0, MOST_BARS);
  const written = (row: SubheadingRow) => dollars(row.amount);
  return (
    <Bars
      title={D.bySubheading}
      label={D.bySubheadingLabel(`${tariff(first.subheading)}, ${written(first)}`)}
      note={rows.length > most.length ? D.first(count(most.length), count(rows.length)) : null}
      tone="tone-refund"
      rows={most.map((row) => ({
        key: `${row.subheading} ${row.unit ?? ""}`,
        name: tariff(row.subheading),
        amount: row.amount,
        shown: written(row),
      }))}
      table={null}
    />
  );
}

interface CutProps {
  readonly title: string;
  readonly rows: readonly Share[];
  readonly label: (first: string) => string;
  /** How a name stands in the table. */
  readonly name?: (name: string) => ComponentChildren;
}

function Cut({ title, rows, label: sentence, name = label }: CutProps) {
  const [first] = rows;
  if (!first) return null;
  const most = rows.slice(0, MOST_BARS);
  return (
    <Bars
      title={title}
      note={rows.length > most.length ? D.first(count(most.length), count(rows.length)) : null}
      label={sentence(`${label(first.name)}, ${dollars(first.amount)}`)}
      tone="tone-refund"
      rows={most.map(({ name, amount }) => ({
        key: name,
        name: label(name),
        amount,
        shown: dollars(amount),
      }))}
      table={<ShareTable title={title} rows={rows} name={name} />}
    />
  );
}

function ShareTable({ title, rows, name: named = label }: Omit<CutProps, "label">) {
  return (
    <TableFrame label={title}>
      <tbody>
        {rows.map(({ name, amount }) => (
          <tr key={name}>
            <th scope="row">{named(name)}</th>
            <td class="num">
              <Money of={amount} />
            </td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  );
}

function Months({ rows }: { rows: readonly Share[] }) {
  const months = rows.filter(({ name }) => isMonth(name));
  const [first, last] = [months[0], months.at(-1)];
  if (!first || !last) return null;
  const undated = rows.length - months.length;
  return (
    <Columns
      title={D.byMonth}
      label={D.byMonthLabel(first.name, last.name)}
      note={undated > 0 ? P.undated(undated) : null}
      tone="tone-refund"
      unit="$"
      rows={months.map(({ name, amount }) => ({ month: name, amount, shown: dollars(amount) }))}
      table={<ShareTable title={D.byMonth} rows={rows} />}
    />
  );
}

export function Raise({ estimate: { raise } }: { estimate: Estimate }) {
  if (raise.length === 0) return null;
  return (
    <div class="titled">
      <Head>{W.drawback.raise}</Head>
      <ShareTable
        title={W.drawback.raise}
        rows={raise.map(({ what, amount }) => ({ name: what, amount }))}
        name={(what) => <WithLinks text={label(what)} />}
      />
    </div>
  );
}

interface LapseProps {
  readonly rows: readonly Expiring[];
  /** The day from which filing is reckoned. */
  readonly from: string;
}

export function Lapses({ rows, from }: LapseProps) {
  const last = rows.at(-1);
  if (!last) return null;
  const claims = rows.some(({ claimed }) => claimed !== null && !isZero(claimed));
  return (
    <Steps
      title={D.expiring}
      label={D.expiringLabel(from, last.next)}
      note={D.expiringNote}
      from={from}
      names={{ whole: D.stillEligible, part: claims ? D.stillClaimed : null }}
      rows={rows.map(({ next, eligible, claimed }) => ({
        day: next,
        whole: eligible,
        part: claimed,
      }))}
      table={<LapseTable rows={rows} claims={claims} />}
    />
  );
}

function LapseTable({ rows, claims }: { rows: readonly Expiring[]; claims: boolean }) {
  return (
    <TableFrame label={W.drawback.expiring}>
      <thead>
        <tr>
          <th scope="col">{D.lapsesIn}</th>
          <th scope="col">{W.drawback.lapsesFrom}</th>
          <th scope="col" class="num">
            {W.drawback.eligible}
          </th>
          {claims ? (
            <th scope="col" class="num">
              {W.drawback.claimed}
            </th>
          ) : null}
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
            {claims ? (
              <td class="num">
                <Money of={claimed} tone="refund" />
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </TableFrame>
  );
}
