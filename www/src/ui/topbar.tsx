import { useRef } from "preact/hooks";
import { addFiles } from "../state/confirm";
import { lookUp } from "../state/lookup";
import { panel } from "../state/panels";
import { asOf, isSample, phase, startOver } from "../state/session";
import { requests, violations } from "../state/watch";
import { Icon, Mark } from "./icons";
import { printReport } from "./print";
import { W } from "./words";
import "./topbar.css";

export function TopBar() {
  const atQuay = phase.value === "quay";
  return (
    <header class={atQuay ? "topbar" : "topbar topbar-report"}>
      <div class="brand">
        <Mark />
        <span>{W.name}</span>
      </div>
      {atQuay ? null : (
        <span class="topbar-day">
          {W.report.asOf} {asOf.value}
        </span>
      )}
      {isSample.value ? <span class="pill pill-exposure">{W.invented}</span> : null}
      <div class="topbar-end">
        <Badge />
        <button type="button" class="button" id="lookup-open" onClick={() => lookUp({})}>
          <Icon name="search" />
          {W.lookup.openShort}
        </button>
        {atQuay ? null : <ReportButtons />}
      </div>
    </header>
  );
}

/** An indicator, not a proof; it opens the panel that says how to check. */
function Badge() {
  return (
    <button type="button" class="button badge" onClick={() => (panel.value = "verify")}>
      <Icon name="shield" />
      <span>{W.verify.badge(requests.value)}</span>
      {violations.value > 0 ? <span>{W.verify.violations(violations.value)}</span> : null}
    </button>
  );
}

function ReportButtons() {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        type="file"
        multiple
        hidden
        ref={input}
        onChange={(event) => {
          addFiles([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = "";
        }}
      />
      <button type="button" class="button" onClick={() => input.current?.click()}>
        <Icon name="plus" />
        {W.report.add}
      </button>
      <button
        type="button"
        class="button wide-only"
        disabled={phase.value !== "report"}
        onClick={() => void printReport()}
      >
        <Icon name="print" />
        {W.report.print}
      </button>
      <button type="button" class="button" onClick={startOver}>
        {W.report.over}
      </button>
    </>
  );
}
