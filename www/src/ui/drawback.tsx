// The estimate: low, base and upside beside each other, the certified bound, then cut
// as pictures; where nothing is claimed, the screens that say why.

import { useState } from "preact/hooks";
import { hasExports } from "../engine/estimates";
import type { Estimate, Overview, Text } from "../engine/report";
import { Money } from "./amount";
import { Breakdowns, Lapses } from "./breakdowns";
import { ClaimableView } from "./claimable";
import { DesignationsDrawer, type Shown } from "./designations";
import { count } from "./format";
import { Deeper } from "./heading";
import { Icon } from "./icons";
import { AllAside, allSetAside, hasEntries, NoExports, NothingCounts } from "./no-claim";
import { Stepped } from "./stepped";
import { Subheadings } from "./subheadings";
import { Methods, Ways } from "./ways";
import { W } from "./words";
import "./drawback.css";

export function Drawback({ report }: { report: Overview }) {
  const [open, setOpen] = useState<Shown | null>(null);
  const { drawback, status } = report;
  const aside = allSetAside(report);
  const show = (shown: Shown) => setOpen(shown);
  return (
    <section class="card" id="drawback" aria-labelledby="drawback-head">
      <h2 id="drawback-head">{W.drawback.title}</h2>
      {drawback === null || !hasEntries(report) ? (
        status !== "incomplete" && aside !== null ? (
          <AllAside rows={aside} />
        ) : (
          <NoEstimate
            why={
              status === "incomplete"
                ? W.drawback.noneIncomplete
                : !hasEntries(report)
                  ? W.drawback.noneImports
                  : W.drawback.noneReason
            }
          />
        )
      ) : drawback.by_account.length > 0 ? (
        <>
          <p class="card-lead">{W.drawback.noTotal}</p>
          {drawback.by_account.map((account) => (
            <div class="account-block" key={account.importer}>
              <h3>{W.drawback.account(account.importer ?? "")}</h3>
              <Deeper>
                <Account estimate={account} report={report} onShow={show} />
              </Deeper>
            </div>
          ))}
        </>
      ) : (
        <Account estimate={drawback} report={report} onShow={show} />
      )}
      {open ? <DesignationsDrawer shown={open} onClose={() => setOpen(null)} /> : null}
    </section>
  );
}

function NoEstimate({ why }: { why: string }) {
  return (
    <div class="notice">
      <Icon name="note" />
      <div class="notice-text">
        <strong>{W.drawback.none}</strong>
        <p>{why}</p>
      </div>
    </div>
  );
}

interface AccountProps {
  readonly estimate: Estimate;
  readonly report: Overview;
  readonly onShow: (shown: Shown) => void;
}

function Account({ estimate, report, onShow }: AccountProps) {
  if (!hasExports(report)) return <NoExports estimate={estimate} report={report} />;
  if (estimate.designations_total === 0) {
    return <NothingCounts estimate={estimate} report={report} />;
  }
  return <Claims estimate={estimate} report={report} onShow={onShow} />;
}

function Claims({ estimate, report, onShow }: AccountProps) {
  const importer = estimate.importer ?? null;
  return (
    <Stepped>
      <Triple estimate={estimate} />
      <Subheadings
        rows={estimate.by_subheading}
        onShow={(subheading) => onShow({ subheading, importer })}
      />
      <p>
        <button type="button" class="button" onClick={() => onShow({ subheading: null, importer })}>
          {W.drawback.designations}: {count(estimate.designations_total)}
        </button>
      </p>
      <Breakdowns estimate={estimate} />
      <Lapses rows={estimate.expiring} from={report.filing_date} />
      <ClaimableView rows={estimate.claimable} withExports />
      <Ways rows={estimate.ways} />
      <Methods rows={estimate.methods} />
    </Stepped>
  );
}

/** A figure of the readings not taken, which come after the estimate. */
function Weighed({ estimate, of }: { estimate: Estimate; of: Text }) {
  return estimate.weighed === false ? (
    <span class="quiet">{W.drawback.weighing}</span>
  ) : (
    <Money of={of} />
  );
}

function Triple({ estimate }: { estimate: Estimate }) {
  const { proved } = estimate;
  return (
    <dl class="triple">
      <div>
        <dt>{W.drawback.low}</dt>
        <dd>
          <Weighed estimate={estimate} of={estimate.low} />
          <small>{W.drawback.lowNote}</small>
        </dd>
      </div>
      <div class="base">
        <dt>{W.drawback.estimate}</dt>
        <dd>
          <Money of={estimate.estimate} />
          <small>
            <Icon name={proved ? "check" : "note"} />{" "}
            {proved
              ? `${W.drawback.provedWord}: ${W.drawback.provedNote}`
              : `${W.drawback.gapWord}: ${W.drawback.gapNote}`}
          </small>
        </dd>
      </div>
      <div>
        <dt>{W.drawback.bound}</dt>
        <dd>
          <Money of={estimate.bound} />
          <small>{W.drawback.boundNote}</small>
        </dd>
      </div>
      <div>
        <dt>{W.drawback.upside}</dt>
        <dd>
          <Weighed estimate={estimate} of={estimate.upside} />
          <small>{W.drawback.upsideNote}</small>
        </dd>
      </div>
    </dl>
  );
}
