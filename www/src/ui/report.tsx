// The report, in the order in which it is read.

import { useEffect, useRef } from "preact/hooks";
import { SAMPLE_DAY } from "../sample";
import { announce } from "../state/panels";
import {
  drawn,
  edition,
  isChanging,
  isSample,
  overview,
  phase,
  sectionsDrawn,
} from "../state/session";
import { Accounts } from "./accounts";
import { Aside } from "./aside";
import { Assumptions } from "./assumptions";
import { Drawback } from "./drawback";
import { FaultNotice } from "./faults";
import { FilesRead, nothingRead } from "./files-read";
import { Findings } from "./findings";
import { count, dayWithWeekday } from "./format";
import { LawNotice } from "./law-files";
import { LawUsed } from "./law-used";
import { Lists } from "./lists";
import { MappingNotice } from "./mapping-file";
import { P } from "./picture-words";
import { Reading, Stopped } from "./reading";
import { Refused } from "./refused";
import { Requests } from "./requests";
import { type Section, Staged } from "./staged";
import { TakeAway } from "./take-away";
import { UnitValues } from "./unit-values";
import { Verdict } from "./verdict";
import { W } from "./words";
import "./report.css";

export function Report() {
  const report = overview.value;
  const changing = isChanging.value;
  const bare = !report || nothingRead(report);
  const body = useRef<HTMLDivElement>(null);
  const ready = drawn.value && !changing;
  const told = useRef<number | null>(null);
  useEffect(() => {
    // Once for each evaluation: what is worked out behind it changes figures, not the place.
    if (!report || !ready || told.current === edition.value) return;
    told.current = edition.value;
    announce(W.verdict.findings(count(report.findings.total)));
    if (document.activeElement === document.body) {
      body.current
        ?.querySelector<HTMLElement>("#verdict-head, #refused-head, #files-head")
        ?.focus({ preventScroll: true });
    }
  }, [edition.value, ready]);
  return (
    <div class={bare ? "report report-bare" : "report"}>
      <h1 class="sr">{W.report.title}</h1>
      {report && !bare ? <Contents /> : null}
      <div class="report-body" ref={body}>
        {isSample.value ? <SampleNotice /> : null}
        <FaultNotice />
        <MappingNotice />
        <LawNotice />
        {changing ? <Reading /> : null}
        {phase.value === "stopped" ? <Stopped /> : null}
        {report ? (
          <div class={changing ? "report-body is-changing" : "report-body"} aria-busy={!ready}>
            <Staged
              report={report}
              sections={bare ? BARE : SECTIONS}
              onDrawn={(whole) => {
                sectionsDrawn.value = whole;
              }}
            />
          </div>
        ) : null}
      </div>
    </div>
  );
}

const AnyRequests: Section = ({ report: { requests } }) =>
  requests?.length ? <Requests of={requests} /> : null;

const AnyLists: Section = ({ report: { lists } }) => (lists?.length ? <Lists of={lists} /> : null);

const AnyUnitValues: Section = ({ report }) =>
  report.accounts.length > 0 ? <UnitValues report={report} /> : null;

const SECTIONS: readonly Section[] = [
  Verdict,
  FilesRead,
  Accounts,
  AnyRequests,
  Findings,
  AnyUnitValues,
  Drawback,
  AnyLists,
  Aside,
  Assumptions,
  LawUsed,
  TakeAway,
];

/** Where nothing was recognised. */
const BARE: readonly Section[] = [Refused, FilesRead];

function SampleNotice() {
  const report = overview.value;
  return (
    <p class="notice notice-sample">
      <span class="notice-text">
        {W.inventedLong}{" "}
        <span class="day-text">{report ? dayWithWeekday(report.as_of) : SAMPLE_DAY}</span>.
      </span>
    </p>
  );
}

function Contents() {
  const report = overview.value;
  const places: readonly (readonly [string, string, number?])[] = [
    ["verdict", W.verdict.title],
    ["files", W.files.title, report?.files.length],
    ["accounts", (report?.accounts.length ?? 0) > 1 ? W.accounts.titleMany : W.accounts.title],
    ...(report?.requests?.length
      ? [["requests", W.requests.title, report.requests.length] as const]
      : []),
    ["findings", W.findings.title, report?.findings.total],
    ...(report && report.accounts.length > 0 ? [["units", P.units.title] as const] : []),
    ["drawback", W.drawback.title],
    ...(report?.lists?.length ? [["lists", W.lists.title, report.lists.length] as const] : []),
    ["aside", W.aside.title],
    ["assumptions", W.assume.title],
    ["law", W.law.title],
    ["take", W.take.title],
  ];
  return (
    <nav class="contents" aria-label={W.report.contents}>
      <ul>
        {places.map(([id, title, n]) => (
          <li key={id}>
            <a href={`#${id}`}>
              {title}
              {n === undefined ? null : <span class="contents-count">{count(n)}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
