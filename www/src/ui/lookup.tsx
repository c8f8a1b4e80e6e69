// The look-up: a field that suggests while one types, a day, an origin, and the page of what was chosen.

import { useEffect, useRef, useState } from "preact/hooks";
import type { LawLine, LawPage } from "../engine/report";
import {
  type Asked,
  ask,
  asked,
  closeLookup,
  follow,
  goBack,
  origins,
  page as pageOf,
  trail,
} from "../state/lookup";
import { edition } from "../state/session";
import { DayField } from "./day-field";
import { Drawer } from "./drawer";
import { Icon } from "./icons";
import { LookupField } from "./lookup-field";
import { LookupPage } from "./lookup-page";
import { W } from "./words";
import "./lookup.css";

const L = W.lookup;

/** Shown before anything is asked. */
const EXAMPLES = ["8471.30.01.00", "9903.88.03", "Section 301", "KR", "MPF", "01"];

export function Lookup() {
  const now = asked.value;
  if (!now) return null;
  return (
    <Drawer title={L.title} wide onClose={closeLookup}>
      <Controls now={now} />
      {now.key === null ? <Start now={now} /> : <Answer now={now} keyed={now.key} />}
    </Drawer>
  );
}

function Controls({ now }: { now: Asked }) {
  return (
    <div class="lookup-controls">
      <LookupField now={now} />
      <div class="lookup-control">
        <label for="lookup-day">{L.on}</label>
        <DayField id="lookup-day" live value={now.on} onDay={(on) => ask({ on })} />
      </div>
      <Origin now={now} />
    </div>
  );
}

function Origin({ now }: { now: Asked }) {
  const [all, setAll] = useState<Awaited<ReturnType<typeof origins>>>([]);
  useEffect(() => {
    let wanted = true;
    origins().then(
      (found) => wanted && setAll(found),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, []);
  return (
    <div class="lookup-control">
      <label for="lookup-origin">{L.origin}</label>
      <select
        id="lookup-origin"
        class="field"
        value={now.origin}
        onChange={(event) => ask({ origin: event.currentTarget.value })}
      >
        <option value="">{L.anyOrigin}</option>
        {all.map(({ code, name }) => (
          <option value={code} key={code} selected={code === now.origin}>
            {name} ({code})
          </option>
        ))}
      </select>
    </div>
  );
}

const FIELDS: readonly (keyof LawLine)[] = ["program", "headings", "value", "quantity", "unit"];

/** The entry line whose duty is told by component. */
function Line({ now: { line, origin } }: { now: Asked }) {
  return (
    <details class="lookup-line" open={FIELDS.some((field) => line[field] !== "")}>
      <summary>{L.line}</summary>
      {origin === "" ? <p class="quiet small">{L.lineAsksOrigin}</p> : null}
      <div class="lookup-line-fields">
        {FIELDS.map((field) => (
          <div class="lookup-control" key={field}>
            <label for={`lookup-${field}`}>{L.lineField[field]}</label>
            <input
              id={`lookup-${field}`}
              class="field"
              type="text"
              autocomplete="off"
              value={line[field]}
              onChange={(event) =>
                ask({ line: { ...line, [field]: event.currentTarget.value.trim() } })
              }
            />
          </div>
        ))}
      </div>
    </details>
  );
}

function Start({ now }: { now: Asked }) {
  return (
    <>
      <p class="quiet">{L.lead}</p>
      {now.text === "" ? (
        <p class="lookup-examples">
          <span class="quiet">{L.examples}:</span>
          {EXAMPLES.map((text) => (
            <button
              type="button"
              class="button small"
              key={text}
              onClick={() => {
                ask({ text });
                document.getElementById("lookup-what")?.focus();
              }}
            >
              {text}
            </button>
          ))}
        </p>
      ) : null}
    </>
  );
}

/** The page of a key; undefined while it is on its way, null where there is none. */
function usePage(now: Asked, key: string): LawPage | null | undefined | Error {
  const [found, setFound] = useState<LawPage | null | undefined | Error>();
  const of = edition.value;
  useEffect(() => {
    let wanted = true;
    pageOf(key, now).then(
      (answer) => wanted && setFound(answer),
      (error) => wanted && setFound(error instanceof Error ? error : new Error(String(error))),
    );
    return () => {
      wanted = false;
    };
  }, [key, now.on, now.origin, now.line, of]);
  return found;
}

function Answer({ now, keyed }: { now: Asked; keyed: string }) {
  const found = usePage(now, keyed);
  const head = useRef<HTMLHeadingElement>(null);
  // Whoever follows a link inside the page is taken to the head of the next one.
  useEffect(() => {
    if (trail.value.length > 0) head.current?.focus();
  }, [keyed, found instanceof Error ? null : found?.key]);
  return (
    <>
      {now.key?.startsWith("hts/") ? <Line now={now} /> : null}
      {trail.value.length > 0 ? (
        <p>
          <button type="button" class="button" onClick={goBack}>
            <Icon name="back" />
            {L.back}
          </button>
        </p>
      ) : null}
      {found === undefined ? (
        <p class="quiet">{L.loading}</p>
      ) : found === null ? (
        <p>{L.nothing(now.text === "" ? keyed : now.text)}</p>
      ) : found instanceof Error ? (
        <p class="failure" role="alert">
          {found.message}
        </p>
      ) : (
        <LookupPage of={found} head={head} onFollow={follow} />
      )}
    </>
  );
}
