// Page one of the printed report: what the person who decides has to know. Lists are cut to what the
// page holds; what they leave out is in the annex.

import type { ComponentChildren } from "preact";
import { estimates } from "../engine/estimates";
import type { Estimate, Overview, Text } from "../engine/report";
import { isSample } from "../state/session";
import { isTied } from "./center";
import { count, dayWithWeekday, inWords, money, shortened, shown, tariff } from "./format";
import { Mark } from "./icons";
import { renewedBy } from "./law-words";
import type { PrintData } from "./print-data";
import { P } from "./print-words";

const SUBHEADINGS = 6;

export function PageOne({ report, data }: { report: Overview; data: PrintData }) {
  const incomplete = report.status === "incomplete";
  return (
    <section class="paper-one" id="paper-one">
      <Head report={report} />
      {incomplete ? (
        <p class="paper-box">
          <strong>{P.incomplete}.</strong> {P.incompleteWhy}
        </p>
      ) : (
        <>
          <Figures report={report} />
          <List of={report.verdict.rests_on} head={P.rests} keep={6} />
          <Drawback report={report} />
          <div class="paper-two">
            <Dates data={data} />
            <Center report={report} />
          </div>
          <div class="paper-two">
            <Causes data={data} />
            <Subheadings report={report} />
          </div>
        </>
      )}
      <div class="paper-two">
        <List of={report.assumptions} head={P.conditions} keep={3} />
        <List of={report.unknown} head={P.unknown} keep={3} />
      </div>
      <p class="paper-foot">{P.foot}</p>
    </section>
  );
}

function Head({ report }: { report: Overview }) {
  const { accounts, as_of, filing_date } = report;
  const law = renewedBy(report.tidewaiter.law);
  return (
    <header class="paper-head">
      <div class="paper-brand">
        <Mark /> <span>Tidewaiter</span>
      </div>
      <h1>{P.title}</h1>
      <dl class="paper-facts">
        <div>
          <dt>{accounts.length > 1 ? P.importers : P.importer}</dt>
          <dd>
            {accounts.slice(0, 4).map(({ importer, names, lines }) => (
              <div key={importer}>
                {names.length > 0 ? <strong>{shortened(names[0] ?? "", 60)}</strong> : null}{" "}
                {importer ?? P.notKnown}, {count(lines)} {P.lines}
              </div>
            ))}
            {accounts.length > 4 ? <div>{P.more(accounts.length - 4)}</div> : null}
            {accounts.length === 0 ? P.notKnown : null}
          </dd>
        </div>
        <div>
          <dt>{P.asOf}</dt>
          <dd>{dayWithWeekday(as_of)}</dd>
        </div>
        <div>
          <dt>{P.filing}</dt>
          <dd>{dayWithWeekday(filing_date)}</dd>
        </div>
      </dl>
      {isSample.value ? <p class="paper-note">{P.sample}</p> : null}
      {law ? <p class="paper-note">{law}</p> : null}
    </header>
  );
}

function Figures({ report: { verdict, accounts } }: { report: Overview }) {
  const many = accounts.length > 1;
  return (
    <div class="paper-figures">
      <Figure label={P.back} sum={verdict.may_come_back} many={many} />
      <Figure label={P.owed} sum={verdict.may_be_owed} many={many} />
    </div>
  );
}

function Figure({ label, sum, many }: { label: string; sum: Text; many: boolean }) {
  const spoken = inWords(sum);
  return (
    <div class="paper-figure">
      <p>{label}</p>
      <p class="paper-sum">{money(sum) ?? (many ? P.perAccount : P.notKnown)}</p>
      {spoken ? <p>{spoken}</p> : null}
    </div>
  );
}

function Drawback({ report }: { report: Overview }) {
  const all = estimates(report);
  if (all.length === 0) return null;
  const many = all.length > 1;
  return (
    <Block head={P.drawback}>
      <table class="paper-table">
        <thead>
          <tr>
            {many ? <th>{P.account}</th> : null}
            <th class="num">{P.low}</th>
            <th class="num">{P.estimate}</th>
            <th class="num">{P.bound}</th>
            <th class="num">{P.upside}</th>
            <th />
          </tr>
        </thead>
        <tbody data-list>
          {all.map((estimate) => (
            <Readings key={estimate.importer} of={estimate} many={many} />
          ))}
        </tbody>
      </table>
      <More />
      <p class="paper-note">
        {P.low}: {P.lowMeans}. {P.upside}: {P.upsideMeans}. {P.bound}: {P.boundMeans}.
      </p>
    </Block>
  );
}

function Readings({ of, many }: { of: Estimate; many: boolean }) {
  const sum = (text: Text) => money(text) ?? P.notKnown;
  // The readings not taken come after the estimate.
  const other = (text: Text) => (of.weighed === false ? P.notYet : sum(text));
  return (
    <tr>
      {many ? <td>{of.importer}</td> : null}
      <td class="num">{other(of.low)}</td>
      <td class="num">
        <strong>{sum(of.estimate)}</strong>
      </td>
      <td class="num">{sum(of.bound)}</td>
      <td class="num">{other(of.upside)}</td>
      <td>{of.proved === null ? "" : of.proved ? P.proved : P.notProved}</td>
    </tr>
  );
}

function Dates({ data }: { data: PrintData }) {
  return (
    <Block head={P.dates}>
      {data.dates.length === 0 ? <p>{P.noDates}</p> : null}
      <table class="paper-table">
        <tbody data-list data-keep={3}>
          {data.dates.map(({ date, what, amount }) => (
            <tr key={`${date} ${what}`}>
              <td class="keep">{date}</td>
              <td>{what}</td>
              <td class="num">{money(amount)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <More />
    </Block>
  );
}

/** A share such as "0.6250" in percent, by moving its point. */
export function percent(share: string): string {
  const parts = /^(-?)(\d+)(?:\.(\d*))?$/.exec(share);
  if (!parts) return share;
  const fraction = (parts[3] ?? "").padEnd(2, "0");
  const whole = `${parts[2]}${fraction.slice(0, 2)}`.replace(/^0+(?=\d)/, "");
  const rest = fraction.slice(2, 4).replace(/0+$/, "");
  return `${parts[1] ? "−" : ""}${whole}${rest ? `.${rest}` : ""}%`;
}

function Center({ report: { center, accounts } }: { report: Overview }) {
  const centers = accounts.flatMap((account) => (account.center ? [account.center] : []));
  const known = centers.length > 0 ? centers : center ? [center] : [];
  const all = known.filter((one) => !isTied(one));
  return (
    <Block head={P.center}>
      {all.length === 0 ? <p>{P.noCenter}</p> : null}
      <ul data-list>
        {all.map(({ code, name, share, margin, confidence }) => (
          <li key={code}>
            <strong>{name}</strong> ({code}), {confidence}:{" "}
            {P.centerShare(percent(share), percent(margin))}
          </li>
        ))}
      </ul>
      <More />
    </Block>
  );
}

function Causes({ data }: { data: PrintData }) {
  return (
    <Block head={P.causes}>
      {data.causes.length === 0 ? <p>{P.noCauses}</p> : null}
      <table class="paper-table">
        {data.causes.length > 0 ? (
          <thead>
            <tr>
              <th />
              <th class="num">{P.owedShort}</th>
              <th class="num">{P.backShort}</th>
            </tr>
          </thead>
        ) : null}
        <tbody data-list data-keep={4}>
          {data.causes.map(({ name, detail, total, owed, back }) => (
            <tr key={`${name} ${detail}`}>
              <td>
                {P.times(count(total))} {name}
                {detail ? <span class="paper-note">: {shortened(detail, 70)}</span> : null}
              </td>
              <td class="num">{money(owed)}</td>
              <td class="num">{money(back)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <More />
    </Block>
  );
}

function Subheadings({ report }: { report: Overview }) {
  const all = estimates(report);
  const claimed = all.flatMap(({ by_subheading }) => by_subheading);
  const rows = claimed.map(({ subheading, amount, estimate }) => ({
    subheading,
    sum: amount ?? estimate ?? null,
  }));
  const could = all.flatMap(({ claimable }) => claimable ?? []);
  const shownRows =
    rows.length > 0
      ? rows
      : could.map(({ subheading, eligible }) => ({ subheading, sum: eligible }));
  return (
    <Block head={rows.length > 0 || could.length === 0 ? P.subheadings : P.claimable}>
      {shownRows.length === 0 ? <p>{P.noSubheadings}</p> : null}
      <table class="paper-table">
        <tbody data-list data-keep={5} data-left={Math.max(0, shownRows.length - SUBHEADINGS)}>
          {shownRows.slice(0, SUBHEADINGS).map(({ subheading, sum }, i) => (
            <tr key={i}>
              <td>{tariff(subheading)}</td>
              <td class="num">{money(sum) ?? P.notKnown}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <More />
    </Block>
  );
}

interface ListProps {
  readonly of: readonly string[];
  readonly head: string;
  /** How many are kept while other lists can give up some. */
  readonly keep: number;
}

function List({ of, head, keep }: ListProps) {
  return (
    <Block head={head}>
      {of.length === 0 ? <p>{P.nothing}</p> : null}
      <ul data-list data-keep={keep}>
        {of.map((text) => (
          <li key={text}>{shown(text)}</li>
        ))}
      </ul>
      <More />
    </Block>
  );
}

function Block({ head, children }: { head: string; children: ComponentChildren }) {
  return (
    <div class="paper-block">
      <h2>{head}</h2>
      {children}
    </div>
  );
}

/** Says how many items of the list before it were left out. */
function More() {
  return <p class="paper-note" data-more hidden />;
}
