// The screens where nothing is claimed: no exports were dropped; exports are there and none counts; rows
// are there and none could be used. Each says why, with the money, and what would change it.

import type { Estimate, Ineligible, Overview } from "../engine/report";
import { panel } from "../state/panels";
import { IneligibleTable } from "./aside";
import { Lapses, Raise } from "./breakdowns";
import { ClaimableView } from "./claimable";
import { count } from "./format";
import { Head } from "./heading";
import { Icon } from "./icons";
import { P } from "./picture-words";
import { Methods, Ways } from "./ways";
import { W } from "./words";

const X = P.exportsWanted;

interface Props {
  readonly estimate: Estimate;
  readonly report: Overview;
}

export function NoExports({ estimate, report }: Props) {
  const { claimable, expiring, ineligible } = estimate;
  return (
    <>
      <div class="notice">
        <Icon name="note" />
        <div class="notice-text">
          <strong>{X.head}</strong>
          <p>{claimable.length > 0 ? X.lead : X.nothing}</p>
        </div>
      </div>
      <ClaimableView rows={claimable} withExports={false} />
      <Lapses rows={expiring} from={report.filing_date} />
      {claimable.length > 0 ? <ExportsWanted /> : <Reasons rows={ineligible} />}
    </>
  );
}

function ExportsWanted() {
  return (
    <div class="block">
      <Head>{X.decides}</Head>
      <p>{X.decidesLead}</p>
      <dl class="wanted">
        {X.columns.map(({ column, why }) => (
          <div key={column}>
            <dt>{column}</dt>
            <dd>{why}</dd>
          </div>
        ))}
      </dl>
      <p>
        <button
          type="button"
          class="button button-main"
          onClick={() => {
            panel.value = "where";
          }}
        >
          <Icon name="search" />
          {X.find}
        </button>
      </p>
    </div>
  );
}

const N = P.nothingCounts;

export function NothingCounts({ estimate, report }: Props) {
  const { ineligible, claimable, expiring, switches, ways, methods } = estimate;
  return (
    <>
      <div class="notice">
        <Icon name="blocked" />
        <div class="notice-text">
          <strong>{N.head}</strong>
          <p>{ineligible.length > 0 ? N.lead : N.noReasons}</p>
        </div>
      </div>
      <Reasons rows={ineligible} />
      {switches.length > 0 || estimate.raise.length > 0 ? (
        <div class="block">
          <Head>{N.whatWould}</Head>
          {switches.length > 0 ? (
            <p>
              {N.open} <a href="#assumptions">{W.assume.title}</a>.
            </p>
          ) : null}
          <Raise estimate={estimate} />
        </div>
      ) : null}
      <Ways rows={ways} />
      <Methods rows={methods} />
      <ClaimableView rows={claimable} withExports={false} />
      <Lapses rows={expiring} from={report.filing_date} />
    </>
  );
}

/** Reasons by what their amounts are: duty paid and export value are different money. */
function Reasons({ rows }: { rows: readonly Ineligible[] }) {
  const measures = [...new Set(rows.map(({ measures }) => measures))];
  return (
    <div class="pictures">
      {measures.map((measure) => (
        <IneligibleTable
          key={measure}
          measured
          title={`${W.aside.ineligible}: ${measure}`}
          rows={rows.filter((row) => row.measures === measure)}
        />
      ))}
    </div>
  );
}

/** Whether an entry row was used at all; if not, no check had anything to look at. */
export function hasEntries({ accounts, files }: Overview): boolean {
  return (
    accounts.length > 0 ||
    files.some(({ kind, rows }) => kind === "entry_summaries" && rows.used > 0)
  );
}

/** How many entry rows were read where none could be used; null where that is not so. */
export function allSetAside(report: Overview): number | null {
  const entries = report.files.filter(({ kind }) => kind === "entry_summaries");
  if (hasEntries(report)) return null;
  return entries.reduce((all, { rows }) => all + rows.set_aside, 0) || null;
}

export function AllAside({ rows }: { rows: number }) {
  return (
    <div class="notice notice-fault">
      <Icon name="error" />
      <div class="notice-text">
        <strong>{P.allAside.head}</strong>
        <p>
          {P.allAside.text(count(rows))} <a href="#aside">{W.aside.title}</a>.
        </p>
      </div>
    </div>
  );
}
