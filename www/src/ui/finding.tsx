// One finding in full: what, why, what to do, until when, the money, the cells and the law.

import { useState } from "preact/hooks";
import type { FindingRow } from "../engine/report";
import { engine } from "../state/session";
import { Documentation } from "./documentation";
import { Drawer } from "./drawer";
import { count, dayWithWeekday, money, said, words } from "./format";
import { Icon } from "./icons";
import { LawRefs } from "./law-ref";
import { WithLinks } from "./lookup-link";
import { Places } from "./places";
import { SeverityMark } from "./severity";
import { W } from "./words";

interface Props {
  readonly finding: FindingRow;
  readonly index: number;
  readonly total: number;
  readonly onStep: (to: number) => void;
  readonly onClose: () => void;
}

export function FindingDrawer({ finding, index, total, onStep, onClose }: Props) {
  const { places, citations } = finding;
  return (
    <Drawer title={words(finding.name)} onClose={onClose}>
      <p class="finding-what">
        <WithLinks text={finding.what} from={places[0]} />
      </p>
      <Facts finding={finding} />
      <section>
        <h3>{W.findings.why}</h3>
        <p>
          <WithLinks text={finding.why} from={places[0]} />
        </p>
      </section>
      <section>
        <h3>{W.findings.action}</h3>
        <p>
          <WithLinks text={finding.action} from={places[0]} />
        </p>
      </section>
      {places.length > 0 ? (
        <section>
          <h3>{W.findings.cells}</h3>
          <Places places={places} />
        </section>
      ) : null}
      {citations.length > 0 ? (
        <section>
          <h3>{W.findings.law}</h3>
          <LawRefs keys={citations} />
        </section>
      ) : null}
      <About code={finding.code} />
      <div class="pager">
        <button
          type="button"
          class="button"
          disabled={index === 0}
          onClick={() => onStep(index - 1)}
        >
          {W.findings.previous}
        </button>
        <span class="quiet small">{W.findings.position(index + 1, count(total))}</span>
        <button
          type="button"
          class="button"
          disabled={index + 1 >= total}
          onClick={() => onStep(index + 1)}
        >
          {W.findings.next}
        </button>
      </div>
    </Drawer>
  );
}

/** The check's own documentation, fetched when it is opened. */
function About({ code }: { code: string }) {
  const [text, setText] = useState<string | null>(null);
  return (
    <details
      onToggle={(event) => {
        if (event.currentTarget.open) void engine.call("explain", code).then(setText);
      }}
    >
      <summary>{W.findings.about}</summary>
      {text === null ? null : <Documentation text={text} />}
    </details>
  );
}

function Facts({ finding: { severity, amount, deadline, code, cause } }: { finding: FindingRow }) {
  return (
    <p class="finding-facts">
      <span class="pill">
        <SeverityMark of={severity} />
      </span>
      {amount.owed === null ? null : (
        <span class="pill pill-exposure">
          <Icon name="owed" />
          {W.findings.owed} {money(amount.owed)}
        </span>
      )}
      {amount.back === null ? null : (
        <span class="pill pill-refund">
          <Icon name="back" />
          {W.findings.back} {money(amount.back)}
        </span>
      )}
      {deadline ? (
        <span class="pill">
          <Icon name="clock" />
          {W.findings.deadline} {dayWithWeekday(deadline)}
        </span>
      ) : null}
      <span class="pill mono">{code}</span>
      {cause ? (
        <span class="pill">
          {W.findings.cause}: {said(cause)}
        </span>
      ) : null}
    </p>
  );
}
