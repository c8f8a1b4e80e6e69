// What the printed report needs beyond the overview: asked of the core before anything is laid out.

import { estimates } from "../engine/estimates";
import type { CauseRow, Citation, FindingRow, Overview, Page, Text } from "../engine/report";
import { engine } from "../state/session";
import { isZero, words } from "./format";
import { P } from "./print-words";

/** Findings on paper at most: some two hundred pages. */
export const FINDINGS = 2_000;
const PAGE = 200;
/** Causes asked for at most. */
const ALL_CAUSES = 2_000;
/** Causes, dates and rules shown at most. */
const CAUSES = 6;
const DATES = 5;
const RULES = 200;

/** What findings of one cause come to. */
export interface Cause {
  readonly name: string;
  readonly detail: Text;
  readonly total: number;
  readonly owed: Text;
  readonly back: Text;
}

export interface Dated {
  readonly date: string;
  readonly what: string;
  readonly amount: Text;
}

/** A rule by its citation; without text where the law book has none. */
export interface Named {
  readonly cite: string;
  readonly law: Citation | null;
}

export interface PrintData {
  readonly findings: readonly FindingRow[];
  /** Those with money, the most first. */
  readonly causes: readonly Cause[];
  readonly dates: readonly Dated[];
  readonly rules: readonly Named[];
  /** How many rules are named, of which `rules` are the first. */
  readonly named: number;
}

export async function gather(report: Overview): Promise<PrintData> {
  const findings = await all(FINDINGS, (page) => engine.call("findings", page));
  const causes = await all(ALL_CAUSES, (page) => engine.call("causes", page));
  const names = rulesNamed(report, findings);
  const rules = await Promise.all(
    names.slice(0, RULES).map(async (cite) => ({ cite, law: await engine.call("cite", cite) })),
  );
  return {
    findings,
    causes: causes.filter(carriesMoney).slice(0, CAUSES).map(ofCause),
    dates: datesOf(report, causes),
    rules,
    named: names.length,
  };
}

/** A list of the core, page by page, in its order. */
async function all<Row>(
  most: number,
  ask: (page: { from: number; count: number }) => Promise<Page<Row>>,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let total = 1;
  while (rows.length < Math.min(total, most)) {
    const page = await ask({ from: rows.length, count: PAGE });
    total = page.total;
    if (page.rows.length === 0) break;
    rows.push(...page.rows);
  }
  return rows.slice(0, most);
}

const carriesMoney = ({ owed, back }: { owed: Text; back: Text }) =>
  (owed !== null && !isZero(owed)) || (back !== null && !isZero(back));

function ofCause({ name, cause, total, owed, back }: CauseRow): Cause {
  return { name: words(name), detail: cause, total, owed, back };
}

/** The nearest days: what lapses in the estimate, and what findings ask for. */
function datesOf(report: Overview, causes: readonly CauseRow[]): readonly Dated[] {
  const lapse = report.verdict.next_lapse;
  const dates: Dated[] = [];
  // The verdict's day may be that of a cause below, which says what to do.
  const told = causes.some(
    ({ deadline, name }) => deadline === lapse?.date && words(name) === words(lapse?.what ?? ""),
  );
  if (lapse && !told) dates.push({ ...lapse, what: words(lapse.what) });
  for (const { deadline, name, back, owed } of causes) {
    if (deadline !== null && deadline >= report.as_of) {
      dates.push({ date: deadline, what: P.act(words(name)), amount: back ?? owed });
    }
  }
  for (const { expiring } of estimates(report)) {
    for (const { next, claimed } of expiring) {
      if (claimed !== null && !isZero(claimed)) {
        dates.push({ date: next, what: P.lapsing, amount: claimed });
      }
    }
  }
  const seen = new Set<string>();
  return dates
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
    .filter(({ date, what }) => {
      const key = `${date} ${what}`;
      return seen.has(key) ? false : seen.add(key);
    })
    .slice(0, DATES);
}

function rulesNamed(report: Overview, findings: readonly FindingRow[]): readonly string[] {
  const names = new Set<string>();
  for (const { citations } of findings) for (const cite of citations) names.add(cite);
  for (const { ineligible, switches } of estimates(report)) {
    for (const { cite } of [...ineligible, ...switches]) names.add(cite);
  }
  return [...names].sort();
}
