// Requests and notices of CBP, from a list: the ones not answered first, by the day they are due.

import type { CbpRequest } from "../engine/report";
import { count, dayWithWeekday, shown } from "./format";
import { Icon } from "./icons";
import { TableFrame } from "./table";
import { W } from "./words";

const R = W.requests;

/** Shown here; the others are in the files to take away. */
const SOME = 20;

export function Requests({ of }: { of: readonly CbpRequest[] }) {
  const inOrder = [
    ...of.filter(({ answered }) => answered === null),
    ...of.filter(({ answered }) => answered !== null),
  ];
  return (
    <section class="card" id="requests" aria-labelledby="requests-head">
      <h2 id="requests-head">{R.title}</h2>
      <p class="card-lead">{R.lead}</p>
      <TableFrame label={R.title} cards>
        <thead>
          <tr>
            <th scope="col">{R.form}</th>
            <th scope="col">{R.due}</th>
            <th scope="col">{R.left}</th>
            <th scope="col">{R.entry}</th>
            <th scope="col">{R.issued}</th>
            <th scope="col">{R.subject}</th>
          </tr>
        </thead>
        <tbody>
          {inOrder.slice(0, SOME).map((request, at) => (
            <Row key={at} of={request} />
          ))}
        </tbody>
      </TableFrame>
      {of.length > SOME ? <p class="quiet small">{R.rest(count(of.length - SOME))}</p> : null}
    </section>
  );
}

const text = (value: string | null) => (value === null ? W.none : shown(value));

function Row({ of }: { of: CbpRequest }) {
  return (
    <tr>
      <th scope="row">
        {[of.form, of.number]
          .filter((part) => part !== null)
          .map(shown)
          .join(" ") || W.none}
      </th>
      <td data-head={R.due} class="keep">
        {of.due === null ? W.unknownAmount : dayWithWeekday(of.due)}
      </td>
      <td data-head={R.left}>
        <Left of={of} />
      </td>
      <td data-head={R.entry} class="mono">
        {text(of.entry)}
      </td>
      <td data-head={R.issued} class="keep">
        {text(of.issued)}
      </td>
      <td data-head={R.subject}>{text(of.subject)}</td>
    </tr>
  );
}

function Left({ of: { answered, days_left } }: { of: CbpRequest }) {
  if (answered !== null) {
    return (
      <span class="refund">
        <Icon name="check" /> {R.answered} {shown(answered)}
      </span>
    );
  }
  if (days_left === null) return <span class="quiet">{W.unknownAmount}</span>;
  if (days_left < 0) {
    return (
      <span class="failure">
        <Icon name="error" /> {R.late(-days_left)}
      </span>
    );
  }
  return (
    <span class={days_left <= NEAR ? "exposure" : undefined}>
      <Icon name="clock" /> {days_left === 0 ? R.today : R.days(days_left)}
    </span>
  );
}

/** A week: what is due sooner is marked. */
const NEAR = 7;
