// The Center of Excellence and Expertise that the lines of an account point to: who it is, by how much,
// how sure that is, and what would change it.

import type { Center } from "../engine/report";
import { rankClass, Shares } from "./chart/shares";
import { count, percent, points, shown } from "./format";
import { Deeper, Head } from "./heading";
import { Icon } from "./icons";
import { P } from "./picture-words";
import { TableFrame } from "./table";
import { W } from "./words";
import "./center.css";

const C = P.center;

export function CenterCard({ of }: { of: Center | null }) {
  if (of === null) {
    return (
      <div class="notice">
        <Icon name="note" />
        <p class="notice-text">
          {C.none} <a href="#aside">{W.aside.title}</a>.
        </p>
      </div>
    );
  }
  return (
    <div class="center">
      <div class="center-head">
        <p class="quiet small">{C.head}</p>
        {isTied(of) ? <Head>{C.tied}</Head> : <Assigned of={of} />}
      </div>
      {isTied(of) ? null : <Facts of={of} />}
      <Deeper>
        <div class="pictures-beside">
          <div class="center-words">
            <Picture of={of} />
            {isTied(of) ? (
              <div>
                <Head>{C.rests}</Head>
                <p>{shown(of.rests_on)}</p>
              </div>
            ) : null}
            <div>
              <Head>{C.change}</Head>
              <p>{shown(of.change)}</p>
            </div>
            <div>
              <Head>{C.reported}</Head>
              <Reported of={of.reported} />
            </div>
          </div>
          <Votes of={of} />
        </div>
      </Deeper>
    </div>
  );
}

/** Two or more Centers have as many lines: then the core names the first by code, and none is assigned. */
export const isTied = ({ confidence }: Center) => confidence === "tied";

function Assigned({ of }: { of: Center }) {
  return (
    <>
      <Head>
        {of.name} <span class="mono quiet">{of.code}</span>
      </Head>
      <p>
        {C.office(of.office)}
        {of.industries.length > 0 ? (
          <span class="quiet">
            {" · "}
            {C.industries}: {of.industries.map(shown).join(", ")}
          </span>
        ) : null}
      </p>
      <Confidence of={of} />
    </>
  );
}

function Confidence({ of }: { of: Center }) {
  const sourced = of.confidence === "sourced";
  return (
    <p class="center-sure">
      <span class={sourced ? "pill pill-refund" : "pill pill-exposure"}>
        <Icon name={sourced ? "check" : "note"} />
        {sourced ? C.sourced : C.likely}
      </span>
      <span class="small">
        {shown(of.rests_on)} {sourced ? C.sourcedMeans : C.likelyMeans}
      </span>
    </p>
  );
}

function Facts({ of }: { of: Center }) {
  const { lines, of: all, share, margin, window } = of;
  return (
    <dl class="triple">
      <div>
        <dt>{C.lines}</dt>
        <dd>
          {count(lines)}
          <small>{C.linesOf(count(all))}</small>
        </dd>
      </div>
      <div>
        <dt>{C.share}</dt>
        <dd>{percent(share)}</dd>
      </div>
      <div>
        <dt>{C.margin}</dt>
        <dd>{points(margin)}</dd>
      </div>
      <div>
        <dt>{C.window}</dt>
        <dd class="center-window">
          <span class="keep">{window.from}</span> {C.windowTo} <span class="keep">{window.to}</span>
        </dd>
      </div>
    </dl>
  );
}

function Picture({ of }: { of: Center }) {
  const { votes, share, margin, by_value } = of;
  const second = votes[1];
  const pointing = votes.reduce((all, vote) => all + vote.lines, 0);
  const lines = votes.map((vote) => ({
    name: vote.name,
    share: vote.share,
    shown: percent(vote.share) ?? "",
  }));
  const values = votes.map((vote) => ({
    name: vote.name,
    share: vote.value_share,
    shown: percent(vote.value_share) ?? "",
  }));
  const lead =
    second && !isTied(of)
      ? { lead: { from: second.share, to: share, text: C.leadText(points(margin) ?? "") } }
      : {};
  const lanes = [
    { title: C.byLines, shares: lines, ...lead },
    ...(by_value ? [{ title: C.byValue, shares: values }] : []),
  ];
  return (
    <div>
      <Shares
        title={C.picture}
        label={
          isTied(of)
            ? C.tied
            : C.pictureLabel(
                of.name,
                percent(share) ?? "",
                second ? (points(margin) ?? "") : C.alone,
              )
        }
        table={null}
        lanes={lanes}
      />
      <p class="small">
        {by_value === null
          ? C.noValue
          : by_value.code === of.code && !isTied(of)
            ? C.agrees(percent(by_value.share) ?? "")
            : C.differs(by_value.name, percent(by_value.share) ?? "")}
        {pointing < of.of ? ` ${C.gap}` : ""}
      </p>
    </div>
  );
}

function Votes({ of: { votes } }: { of: Center }) {
  return (
    <TableFrame label={C.picture}>
      <thead>
        <tr>
          <th scope="col">{C.center}</th>
          <th scope="col" class="num">
            {P.profile.lineCount}
          </th>
          <th scope="col" class="num">
            {C.share}
          </th>
          <th scope="col" class="num">
            {C.valueShare}
          </th>
        </tr>
      </thead>
      <tbody>
        {votes.map(({ code, name, lines, share, value_share }, rank) => (
          <tr key={code}>
            <th scope="row">
              <span class="vote">
                <svg class="chart swatch" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
                  <g class={`segment ${rankClass(rank)}`}>
                    <rect x="0.5" y="0.5" width="19" height="19" />
                    <text x="10" y="14.5" text-anchor="middle">
                      {rank + 1}
                    </text>
                  </g>
                </svg>
                <span>
                  {name} <span class="mono quiet">{code}</span>
                </span>
              </span>
            </th>
            <td class="num">{count(lines)}</td>
            <td class="num">{percent(share)}</td>
            <td class="num">{percent(value_share) ?? W.none}</td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  );
}

function Reported({ of }: { of: Center["reported"] }) {
  if (of === null || (of.center === null && of.team === null)) {
    return <p class="quiet">{C.notReported}</p>;
  }
  return (
    <p>
      {of.center === null ? null : (
        <>
          {C.reportedCenter}: <strong>{shown(of.center)}</strong>
        </>
      )}
      {of.center !== null && of.team !== null ? " · " : null}
      {of.team === null ? null : (
        <>
          {C.reportedTeam}: <strong>{shown(of.team)}</strong>
        </>
      )}
      {of.differ > 0 ? <> · {C.differ(count(of.differ), of.differ === 1)}</> : null}
    </p>
  );
}
