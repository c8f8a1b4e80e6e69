// Open questions of the law, each with its reading, the others, and what they are worth on this data.
// Changing one evaluates again.

import { estimates, hasExports } from "../engine/estimates";
import type { Overview, SwitchWorth } from "../engine/report";
import { asOf, isSample, optionError, options, phase, setAsOf, setOption } from "../state/session";
import { DayField } from "./day-field";
import { isNegative, isZero, signedMoney, words } from "./format";
import { QUESTIONS } from "./questions";
import { TableFrame } from "./table";
import { W } from "./words";
import "./assumptions.css";

/** How goods are told apart in an inventory ledger. */
const METHOD = "inventory-method";

/** A switch with all its alternatives. */
interface Question {
  readonly name: string;
  readonly base: string;
  readonly alternatives: readonly SwitchWorth[];
}

export function Assumptions({ report }: { report: Overview }) {
  const all = questions(report);
  const moving = all.filter(moves);
  const still = all.filter((question) => !moves(question));
  const pending = estimates(report).some(({ weighed }) => weighed === false);
  const changed = Object.keys(options.value).length > 0;
  return (
    <section class="card" id="assumptions" aria-labelledby="assumptions-head">
      <div class="card-head">
        <h2 id="assumptions-head">{W.assume.title}</h2>
        {changed ? (
          <button
            type="button"
            class="button"
            onClick={() => {
              for (const key of Object.keys(options.value)) setOption(key, null);
            }}
          >
            {W.assume.reset}
          </button>
        ) : null}
      </div>
      <p class="card-lead">{W.assume.lead}</p>
      {optionError.value ? (
        <p class="failure" role="alert">
          {optionError.value}
        </p>
      ) : null}
      <Days report={report} />
      {moving.length > 0 ? (
        <Switches label={W.assume.title} questions={moving} />
      ) : (
        <p class="quiet">{pending ? W.assume.weighing : W.assume.nothing}</p>
      )}
      {still.length > 0 ? (
        <details>
          <summary>{W.assume.quiet(still.length)}</summary>
          <Switches label={W.assume.quiet(still.length)} questions={still} />
        </details>
      ) : null}
    </section>
  );
}

function questions(report: Overview): readonly Question[] {
  const found = new Map<string, SwitchWorth[]>();
  for (const one of estimates(report).flatMap(({ switches }) => switches)) {
    const list = found.get(one.name) ?? [];
    if (!list.some(({ alternative }) => alternative === one.alternative)) list.push(one);
    found.set(one.name, list);
  }
  return [...found].map(([name, alternatives]) => ({
    name,
    base: alternatives[0]?.base ?? "",
    alternatives,
  }));
}

function moves({ name, alternatives }: Question): boolean {
  return (
    optionKey(name) in options.value ||
    alternatives.some(({ worth }) => worth !== null && !isZero(worth))
  );
}

/** Options are written with hyphens, rules with underscores. */
function optionKey(name: string): string {
  return name.replaceAll("_", "-");
}

function Days({ report }: { report: Overview }) {
  const busy = phase.value !== "report";
  const methods = [
    ...new Set(estimates(report).flatMap((one) => one.methods.map(({ method }) => method))),
  ];
  return (
    <div class="assume-days">
      <label htmlFor="filing-date">
        {W.assume.filing}
        <DayField
          id="filing-date"
          value={report.filing_date}
          disabled={busy}
          onDay={(day) => setOption("filing-date", day)}
        />
        <span class="quiet small">{W.assume.filingNote}</span>
      </label>
      <label htmlFor="as-of">
        {W.assume.asOf}
        <DayField id="as-of" value={asOf.value} disabled={busy || isSample.value} onDay={setAsOf} />
        <span class="quiet small">{W.assume.asOfNote}</span>
      </label>
      {report.accounts.length > 1 || options.value["importer"] ? (
        <label>
          {W.assume.importer}
          <select
            class="field"
            disabled={busy}
            value={options.value["importer"] ?? ""}
            onChange={(event) => setOption("importer", event.currentTarget.value || null)}
          >
            <option value="">{W.assume.allImporters}</option>
            {report.accounts.map(({ importer }) => (
              <option key={importer} value={importer ?? ""}>
                {importer ?? W.accounts.noNumber}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      <Stated
        name="tariff-before-first"
        label={W.assume.tariffBefore}
        note={W.assume.tariffNote}
        base={W.assume.tariffUnknown}
        others={[["unchanged", W.assume.tariffUnchanged]]}
      />
      {methods.length > 0 || options.value[METHOD] ? (
        <Stated
          name={METHOD}
          label={W.assume.method}
          note={W.assume.methodNote}
          base={W.assume.methodNone}
          others={methods.map((method) => [method, words(method)])}
        />
      ) : null}
      {hasExports(report) ? (
        <Stated
          name="same-condition"
          label={W.assume.condition}
          note={W.assume.conditionNote}
          base={W.assume.conditionUnknown}
          others={[
            ["yes", W.assume.conditionYes],
            ["no", W.assume.conditionNo],
          ]}
        />
      ) : null}
    </div>
  );
}

interface StatedProps {
  /** The option. */
  readonly name: string;
  readonly label: string;
  readonly note: string;
  /** What it is at its base. */
  readonly base: string;
  /** The other values with their words. */
  readonly others: readonly (readonly [string, string])[];
}

/** A fact that no report tells and that a person may state. */
function Stated({ name, label, note, base, others }: StatedProps) {
  return (
    <label>
      {label}
      <select
        class="field"
        disabled={phase.value !== "report"}
        value={options.value[name] ?? ""}
        onChange={(event) => setOption(name, event.currentTarget.value || null)}
      >
        <option value="">{base}</option>
        {others.map(([value, said]) => (
          <option key={value} value={value}>
            {said}
          </option>
        ))}
      </select>
      <span class="quiet small">{note}</span>
    </label>
  );
}

function Switches({ label, questions }: { label: string; questions: readonly Question[] }) {
  return (
    <TableFrame label={label} cards>
      <thead>
        <tr>
          <th scope="col">{W.assume.question}</th>
          <th scope="col">{W.assume.taken}</th>
          <th scope="col" class="num">
            {W.assume.worth}
          </th>
        </tr>
      </thead>
      <tbody>
        {questions.map((question) => (
          <SwitchRow key={question.name} question={question} />
        ))}
      </tbody>
    </TableFrame>
  );
}

/** The base reading of each switch, as the reports had it while nothing else was taken. */
const bases = new Map<string, string>();

/** What a switch is at its base; a report names the reading that is taken instead. */
function baseOf(key: string, named: string): string | null {
  if (!bases.has(key) && !(key in options.value)) bases.set(key, named);
  return bases.get(key) ?? null;
}

function SwitchRow({ question: { name, base, alternatives } }: { question: Question }) {
  const key = optionKey(name);
  const taken = options.value[key];
  const asked = QUESTIONS[key] ?? words(name);
  const first = baseOf(key, base);
  const others = new Set(alternatives.map(({ alternative }) => alternative));
  if (taken) others.add(taken);
  if (first !== null) others.delete(first);
  return (
    <tr class={taken ? "changed" : undefined}>
      <th scope="row">
        {asked}
        <span class="sub">
          {key} · {alternatives[0]?.cite}
        </span>
      </th>
      <td data-head={W.assume.taken}>
        <select
          class="field"
          aria-label={asked}
          disabled={phase.value !== "report"}
          value={taken ?? ""}
          onChange={(event) => setOption(key, event.currentTarget.value || null)}
        >
          <option value="">
            {first === null ? W.assume.base : `${reading(first)} (${W.assume.base})`}
          </option>
          {[...others].map((other) => (
            <option key={other} value={other}>
              {reading(other)}
            </option>
          ))}
        </select>
      </td>
      <td class="num" data-head={W.assume.worth}>
        {alternatives.map(({ alternative, worth }) => (
          <span class="sub" key={alternative}>
            {alternatives.length > 1 ? `${reading(alternative)}: ` : ""}
            <Worth of={worth} />
          </span>
        ))}
      </td>
    </tr>
  );
}

function reading(value: string): string {
  return value === "zero" ? W.assume.zero : value.replace(/[-_]/g, " ");
}

function Worth({ of }: { of: string | null }) {
  if (of === null) return <span class="quiet">{W.assume.notWorked}</span>;
  if (isZero(of)) return <span class="quiet">{W.assume.none}</span>;
  return <strong class={isNegative(of) ? "exposure" : "refund"}>{signedMoney(of)}</strong>;
}
