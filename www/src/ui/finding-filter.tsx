// What is shown of the findings: areas as chips, one check, a search; and how, by cause or one by one.

import { useEffect, useState } from "preact/hooks";
import type { Overview } from "../engine/report";
import { count, words } from "./format";
import { P } from "./picture-words";
import { Segments } from "./segments";
import { W } from "./words";

export type View = "causes" | "each";

export interface Filter {
  readonly area: string;
  readonly code: string;
  readonly text: string;
}

export const EVERYTHING: Filter = { area: "", code: "", text: "" };

export function isEverything({ area, code, text }: Filter): boolean {
  return area === "" && code === "" && text === "";
}

interface Props {
  readonly report: Overview;
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
}

/** What is asked of the core; typing is waited out. */
export function useQuery({ area, code, text }: Filter): Partial<Filter> {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), text === "" ? 0 : 150);
    return () => clearTimeout(timer);
  }, [text]);
  return {
    ...(area ? { area } : {}),
    ...(code ? { code } : {}),
    ...(settled ? { text: settled } : {}),
  };
}

export function areaName(area: string): string {
  return W.areas[area] ?? words(area);
}

export function Chips({ report, filter, onFilter }: Props) {
  const { by_area, total } = report.findings;
  const chips = [
    { area: "", name: W.findings.all, total },
    ...by_area.map(({ area, total }) => ({ area, name: areaName(area), total })),
  ];
  return (
    <div class="segments chips" role="group" aria-label={P.causes.areas}>
      {chips.map(({ area, name, total }) => (
        <button
          type="button"
          class="button"
          key={area}
          aria-pressed={filter.area === area}
          onClick={() => onFilter({ ...filter, area, code: "" })}
        >
          {name} <span class="chip-count">{count(total)}</span>
        </button>
      ))}
    </div>
  );
}

interface ToolbarProps extends Props {
  readonly view: View;
  readonly onView: (view: View) => void;
  /** How much is shown, in words. */
  readonly shown: string;
}

const VIEWS: readonly { key: View; name: string }[] = [
  { key: "causes", name: P.causes.byCause },
  { key: "each", name: P.causes.oneByOne },
];

export function Toolbar({ report, filter, onFilter, view, onView, shown }: ToolbarProps) {
  const checks = report.findings.by_check.filter(
    ({ area }) => filter.area === "" || area === filter.area,
  );
  return (
    <div class="toolbar" id="findings-tools">
      <label>
        {W.findings.check}
        <select
          class="field"
          value={filter.code}
          onChange={(event) => onFilter({ ...filter, code: event.currentTarget.value })}
        >
          <option value="">{W.findings.anyCheck}</option>
          {checks.map(({ code, name }) => (
            <option key={code} value={code}>
              {words(name)}
            </option>
          ))}
        </select>
      </label>
      <label class="grow">
        {W.findings.search}
        <input
          class="field"
          type="search"
          value={filter.text}
          onInput={(event) => onFilter({ ...filter, text: event.currentTarget.value })}
        />
      </label>
      {isEverything(filter) ? null : (
        <button type="button" class="button" onClick={() => onFilter(EVERYTHING)}>
          {W.findings.clear}
        </button>
      )}
      <Segments label={P.causes.view} choices={VIEWS} value={view} onChoose={onView} />
      <output>{shown}</output>
    </div>
  );
}
