// Two figures side by side, what they rest on, and the nearest day on which something lapses.

import type { ComponentChildren } from "preact";
import { hasExports } from "../engine/estimates";
import type { Estimate, Overview, Text } from "../engine/report";
import { Money } from "./amount";
import { dayWithWeekday, inWords, money, words } from "./format";
import { Icon, type IconName } from "./icons";
import { renewedBy } from "./law-words";
import { allSetAside, hasEntries } from "./no-claim";
import { P } from "./picture-words";
import { W } from "./words";
import "./verdict.css";

export function Verdict({ report }: { report: Overview }) {
  const incomplete = report.status === "incomplete";
  return (
    <section class="card" id="verdict" aria-labelledby="verdict-head">
      <div class="card-head">
        <h2 id="verdict-head" tabIndex={-1}>
          {W.verdict.title}
        </h2>
        <span class="quiet small">
          <strong>{W.notClaim}</strong> {W.notClaimLong}
        </span>
      </div>
      {incomplete ? (
        <Incomplete />
      ) : (
        <>
          <Pair report={report} />
          <Facts report={report} />
        </>
      )}
      <Renewed report={report} />
    </section>
  );
}

/** All figures rest on the law; another than this page's own is named where they stand. */
function Renewed({ report }: { report: Overview }) {
  const law = renewedBy(report.tidewaiter.law);
  return law ? (
    <p class="small" id="law-renewed">
      <Icon name="note" /> {law} <a href="#law">{W.law.title}</a>
    </p>
  ) : null;
}

function Incomplete() {
  return (
    <div class="notice notice-fault" id="incomplete">
      <Icon name="blocked" />
      <div class="notice-text">
        <strong>{W.verdict.incomplete}</strong>
        <p>
          {W.verdict.incompleteWhy} {W.verdict.incompleteDo}{" "}
          <a href="#files">{W.verdict.lookAtFiles}</a>
        </p>
      </div>
    </div>
  );
}

function Pair({ report }: { report: Overview }) {
  const { verdict, drawback, accounts } = report;
  const many = accounts.length > 1;
  return (
    <div class="verdict-pair">
      <Figure
        kind="back"
        icon="back"
        label={W.verdict.back}
        sum={verdict.may_come_back}
        many={many}
      >
        {many ? (
          <PerAccount estimates={drawback?.by_account ?? []} />
        ) : verdict.may_come_back === null ? (
          <p class="figure-note">
            {allSetAside(report) !== null
              ? P.verdict.allAside
              : accounts.length === 0
                ? W.drawback.noneImports
                : W.drawback.noneReason}
          </p>
        ) : (
          <p class="figure-note">{hasExports(report) ? W.verdict.backNote : P.verdict.noExports}</p>
        )}
      </Figure>
      <Figure kind="owed" icon="owed" label={W.verdict.owed} sum={verdict.may_be_owed} many={many}>
        <p class="figure-note">
          {verdict.may_be_owed !== null
            ? W.verdict.owedNote
            : many
              ? W.verdict.owedByAccount
              : hasEntries(report)
                ? P.verdict.noOwed
                : P.causes.nothing}
        </p>
      </Figure>
    </div>
  );
}

/** Several accounts: each its own figure, never one total. */
function PerAccount({ estimates }: { estimates: readonly Estimate[] }) {
  return (
    <>
      <p class="figure-note">{W.verdict.perAccount}</p>
      <dl class="per-account">
        {estimates.map(({ importer, estimate }) => (
          <div key={importer}>
            <dt>{importer}</dt>
            <dd>
              <Money of={estimate} tone="refund" />
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

interface FigureProps {
  readonly kind: "back" | "owed";
  readonly icon: IconName;
  readonly label: string;
  readonly sum: Text;
  readonly many: boolean;
  readonly children: ComponentChildren;
}

function Figure({ kind, icon, label, sum, many, children }: FigureProps) {
  const spoken = inWords(sum);
  const tone = kind === "back" ? "refund" : "exposure";
  return (
    <div class={`figure figure-${kind}`}>
      <p class={`figure-label ${tone}`}>
        <Icon name={icon} />
        {label}
      </p>
      <p class="figure-sum" id={`sum-${kind}`}>
        {money(sum) ?? (many ? W.verdict.byAccount : W.verdict.noFigure)}
      </p>
      {spoken ? <p class="figure-note">{spoken}</p> : null}
      {children}
    </div>
  );
}

function Facts({ report: { verdict } }: { report: Overview }) {
  const lapse = verdict.next_lapse;
  return (
    <div class="verdict-facts">
      {verdict.rests_on.length > 0 ? (
        <div>
          <h3>{W.verdict.rests}</h3>
          <ul>
            {verdict.rests_on.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      ) : null}
      <div>
        <h3>{W.verdict.lapse}</h3>
        {lapse ? (
          <div class="lapse">
            <span class="exposure">
              <Icon name="clock" />
            </span>
            <div>
              <p class="lapse-day">{dayWithWeekday(lapse.date)}</p>
              <p>
                {words(lapse.what)}
                {lapse.amount === null ? "" : `: ${money(lapse.amount)}`}
              </p>
            </div>
          </div>
        ) : (
          <p class="quiet">{W.verdict.noLapse}</p>
        )}
      </div>
    </div>
  );
}
