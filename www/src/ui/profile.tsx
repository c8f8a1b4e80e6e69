// The account cut by port, filer, supplier, origin, Center and month: a picture each, and its table.

import { useState } from "preact/hooks";
import type { Profile, ProfileCut, ProfileRow } from "../engine/report";
import { Money } from "./amount";
import { Bars } from "./chart/bars";
import { Columns } from "./chart/columns";
import { isMonth } from "./chart/position";
import { count, money, percent, shown } from "./format";
import { Deeper, Head } from "./heading";
import { P } from "./picture-words";
import { Segments } from "./segments";
import { Stepped } from "./stepped";
import { TableFrame } from "./table";
import { W } from "./words";

const C = P.profile;

type Measure = "lines" | "value" | "duty";

const MEASURES: readonly { key: Measure; name: string }[] = [
  { key: "lines", name: C.lines },
  { key: "value", name: C.value },
  { key: "duty", name: C.duty },
];

/** Long ones beside long ones. */
const CUTS = ["ports", "suppliers", "origins", "filers", "centers"] as const;

export function ProfileView({ of }: { of: Profile }) {
  const [measure, setMeasure] = useState<Measure>("lines");
  return (
    <>
      <div class="account-tools">
        <Head>{C.head}</Head>
        <Segments label={C.measure} choices={MEASURES} value={measure} onChoose={setMeasure} />
      </div>
      <Deeper>
        <div class="pictures">
          <Stepped inGrid>
            {CUTS.map((key) => (
              <Cut key={key} name={key} cut={of[key]} measure={measure} />
            ))}
            <Months cut={of.months} measure={measure} />
          </Stepped>
        </div>
      </Deeper>
    </>
  );
}

interface Measured {
  /** For its place on the picture. */
  readonly amount: string | null;
  readonly shown: string;
}

function measured(row: ProfileRow, measure: Measure): Measured {
  if (measure === "lines") return { amount: String(row.lines), shown: count(row.lines) };
  return { amount: row[measure], shown: money(row[measure]) ?? W.unknownAmount };
}

/** What a picture shows of a long cut. */
const MOST_BARS = 8;

function nameOf({ name, label }: ProfileRow): string {
  return label ? `${shown(name)} ${shown(label)}` : shown(name);
}

function Cut({
  name,
  cut,
  measure,
}: {
  name: (typeof CUTS)[number];
  cut: ProfileCut;
  measure: Measure;
}) {
  const title = C.names[name];
  const [first] = cut.rows;
  if (!first) {
    return (
      <div>
        <Head>{title}</Head>
        <p class="quiet">{C.none}</p>
      </div>
    );
  }
  const most = cut.rows.slice(0, MOST_BARS);
  const left = cut.rows.length - most.length + (cut.rest?.names ?? 0);
  return (
    <Bars
      title={title}
      label={C.label(title, measure, `${nameOf(first)}, ${measured(first, measure).shown}`)}
      note={left > 0 ? P.notDrawn(left) : null}
      tone="tone-harbour"
      rows={most.map((row) => ({
        key: row.name,
        name: nameOf(row),
        ...measured(row, measure),
      }))}
      table={<Rows title={title} head={C.heads[name]} cut={cut} />}
    />
  );
}

function Months({ cut, measure }: { cut: ProfileCut; measure: Measure }) {
  const months = cut.rows.filter(({ name }) => isMonth(name));
  const [first, last] = [months[0], months.at(-1)];
  if (!first || !last) return null;
  const undated = cut.rows.length - months.length;
  return (
    <Columns
      title={C.names.months}
      label={C.monthsLabel(measure, first.name, last.name)}
      note={undated > 0 ? P.undated(undated) : null}
      tone="tone-harbour"
      unit={measure === "lines" ? "" : "$"}
      rows={months.map((row) => ({ month: row.name, ...measured(row, measure) }))}
      table={<Rows title={C.names.months} head={C.heads.months} cut={cut} />}
    />
  );
}

function Rows({ title, head, cut }: { title: string; head: string; cut: ProfileCut }) {
  return (
    <TableFrame label={title}>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          <th scope="col" class="num">
            {C.lineCount}
          </th>
          <th scope="col" class="num">
            {C.share}
          </th>
          <th scope="col" class="num">
            {W.accounts.value}
          </th>
          <th scope="col" class="num">
            {W.accounts.duty}
          </th>
          <th scope="col" class="num">
            {C.findings}
          </th>
        </tr>
      </thead>
      <tbody>
        {cut.rows.map(({ name, label, lines, share, value, duty, findings }) => (
          <tr key={name}>
            <th scope="row">
              {shown(name)}
              {label ? <span class="sub">{shown(label)}</span> : null}
            </th>
            <td class="num">{count(lines)}</td>
            <td class="num">{percent(share)}</td>
            <td class="num">
              <Money of={value} />
            </td>
            <td class="num">
              <Money of={duty} />
            </td>
            <td class="num">{count(findings)}</td>
          </tr>
        ))}
      </tbody>
      {cut.rest ? <Rest of={cut.rest} /> : null}
    </TableFrame>
  );
}

function Rest({ of }: { of: NonNullable<ProfileCut["rest"]> }) {
  return (
    <tfoot>
      <tr>
        <th scope="row" class="quiet">
          {C.rest(count(of.names))}
        </th>
        <td class="num">{count(of.lines)}</td>
        <td />
        <td class="num">
          <Money of={of.value} />
        </td>
        <td class="num">
          <Money of={of.duty} />
        </td>
        <td />
      </tr>
    </tfoot>
  );
}
