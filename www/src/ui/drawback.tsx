// The estimate: low, base and upside beside each other, the certified bound, then by subheading.

import { useState } from "preact/hooks";
import type { Estimate, Overview, Text } from "../engine/report";
import { Money } from "./amount";
import { Breakdowns } from "./breakdowns";
import { DesignationsDrawer, type Shown } from "./designations";
import { count } from "./format";
import { Icon } from "./icons";
import { Subheadings } from "./subheadings";
import { W } from "./words";
import "./drawback.css";

export function Drawback({ report }: { report: Overview }) {
  const [open, setOpen] = useState<Shown | null>(null);
  const { drawback, status, accounts } = report;
  const show = (shown: Shown) => setOpen(shown);
  return (
    <section class="card" id="drawback" aria-labelledby="drawback-head">
      <h2 id="drawback-head">{W.drawback.title}</h2>
      {drawback === null ? (
        <NoEstimate
          why={
            status === "incomplete"
              ? W.drawback.noneIncomplete
              : accounts.length === 0
                ? W.drawback.noneImports
                : W.drawback.noneReason
          }
        />
      ) : drawback.by_account.length > 0 ? (
        <>
          <p class="card-lead">{W.drawback.noTotal}</p>
          {drawback.by_account.map((account) => (
            <div class="account-block" key={account.importer}>
              <h3>{W.drawback.account(account.importer ?? "")}</h3>
              <Account estimate={account} report={report} onShow={show} />
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
  const hasExports = report.files.some(
    ({ kind, status }) => isExport(kind) && status !== "refused",
  );
  const rows = estimate.by_subheading;
  const total = estimate.designations_total;
  const importer = estimate.importer ?? null;
  return (
    <>
      {hasExports ? <Triple estimate={estimate} /> : <NoExports />}
      {rows.length > 0 ? (
        <Subheadings
          rows={rows}
          withExports={hasExports}
          onShow={(subheading) => onShow({ subheading, importer })}
        />
      ) : hasExports ? (
        <p class="quiet">{W.drawback.noneReason}</p>
      ) : null}
      {total > 0 ? (
        <p>
          <button
            type="button"
            class="button"
            onClick={() => onShow({ subheading: null, importer })}
          >
            {W.drawback.designations}: {count(total)}
          </button>
        </p>
      ) : null}
      <Breakdowns estimate={estimate} />
    </>
  );
}

function isExport(kind: Text): boolean {
  return kind === "exports";
}

function NoExports() {
  return (
    <div class="notice">
      <Icon name="note" />
      <div class="notice-text">
        <strong>{W.drawback.noExports}</strong>
        <p>{W.drawback.noExportsDo}</p>
      </div>
    </div>
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
