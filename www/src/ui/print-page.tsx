// Page one of the printed report: what the person who decides has to know. Lists are cut to what the
// page holds; what they leave out is in the annex.

import type { ComponentChildren } from "preact";
import { estimates } from "../engine/estimates";
import type { Center as AssignedCenter, Estimate, Overview, Text } from "../engine/report";
import { options as changed, isSample } from "../state/session";
import { isTied } from "./center";
import {
  count,
  dayWithWeekday,
  inWords,
  money,
  percent,
  points,
  shortened,
  shown,
  tariff,
} from "./format";
import { Mark } from "./icons";
import { renewedBy } from "./law-words";
import type { PrintData } from "./print-data";
import { P } from "./print-words";

const SUBHEADINGS = 6;
const FILES = 4;
/** Digits of a hash that tell files apart. */
const HASH = 12;

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
            <Causes report={report} data={data} />
            <Subheadings report={report} />
          </div>
        </>
      )}
      <div class="paper-two">
        <List of={report.assumptions} head={P.conditions} keep={3} />
        <List of={report.unknown} head={P.unknown} keep={3} />
      </div>
      <MadeFrom report={report} />
      <p class="paper-foot">{P.foot}</p>
    </section>
  );
}

/** Which files, options and law: enough to tell two reports apart. */
function MadeFrom({ report: { files, tidewaiter } }: { report: Overview }) {
  const used = files.filter(({ status }) => status !== "refused");
  const names = used
    .slice(0, FILES)
    .map(({ name, sha256 }) =>
      P.fileHash(shortened(name, 40), sha256?.slice(0, HASH) ?? P.notKnown),
    );
  const more = used.length > FILES ? [P.moreFiles(used.length - FILES)] : [];
  const options = Object.entries(changed.value).map(([key, value]) => `${key} ${value}`);
  return (
    <p class="paper-note" id="paper-made">
      {P.made}{" "}
      {[
        [...names, ...more].join(", "),
        options.length > 0 ? P.someOptions(options.length, options.join(", ")) : P.noOptions,
        P.lawHash(tidewaiter.law.hash.slice(0, HASH)),
        `Tidewaiter ${tidewaiter.version}`,
      ].join("; ")}
      . {P.inFull}
    </p>
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

function Center({ report: { center, accounts } }: { report: Overview }) {
  const centers = accounts.flatMap((account) => (account.center ? [account.center] : []));
  const all = centers.length > 0 ? centers : center ? [center] : [];
  return (
    <Block head={P.center}>
      {all.length === 0 ? <p>{P.noCenter}</p> : null}
      <ul data-list>
        {all.map((one, i) => (
          <li key={i}>{isTied(one) ? P.tied : <Assigned of={one} />}</li>
        ))}
      </ul>
      <More />
    </Block>
  );
}

function Assigned({ of }: { of: AssignedCenter }) {
  const { code, name, office, share, margin, confidence, rests_on } = of;
  // The source of the prefixes stands in the annex, with the industries.
  const [rests = ""] = /^.*?\.(?= |$)/.exec(rests_on) ?? [rests_on];
  return (
    <>
      <strong>{name}</strong> ({code}), {office}, {confidence}:{" "}
      {P.centerShare(percent(share) ?? "", points(margin) ?? "")}.
      <span class="sub">{shown(rests)}</span>
    </>
  );
}

function Causes({ report, data }: { report: Overview; data: PrintData }) {
  const sums = report.accounts.length <= 1;
  const none = report.findings.total === 0 ? P.noFindings : sums ? P.noCauses : P.noSums;
  return (
    <Block head={P.causes}>
      {data.causes.length === 0 ? <p>{none}</p> : null}
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
  const rows = claimed.map(({ subheading, amount }) => ({ subheading, sum: amount }));
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
