// Sections that are drawn one after the other, each in a frame of its own, so that the page answers between
// them however long the report is.

import { Component, type ComponentType } from "preact";
import { useEffect, useLayoutEffect, useState } from "preact/hooks";
import type { Overview } from "../engine/report";
import { steps } from "../state/session";
import { nextFrame } from "./stepped";

export type Section = ComponentType<{ readonly report: Overview }>;

interface SlotProps {
  readonly of: Section;
  readonly report: Overview;
}

/** A section that is drawn again only for another report. */
class Slot extends Component<SlotProps> {
  override shouldComponentUpdate(next: SlotProps): boolean {
    return next.report !== this.props.report || next.of !== this.props.of;
  }

  render({ of: Of, report }: SlotProps) {
    return <Of report={report} />;
  }
}

interface Props {
  readonly report: Overview;
  readonly sections: readonly Section[];
  /** Told whether all of them show this report. */
  readonly onDrawn: (drawn: boolean) => void;
}

export function Staged({ report, sections, onDrawn }: Props) {
  // The report that each section shows: this one, an earlier one, or none yet.
  const [shown, setShown] = useState<readonly Overview[]>([report]);
  const next = sections.findIndex((_, at) => shown[at] !== report);
  const drawn = next === -1;
  // Parts of the sections that are there go first: what is drawn at once is one of both, and grows at the end.
  const isFree = steps.value === 0;
  useLayoutEffect(() => onDrawn(drawn), [drawn, report]);
  useLayoutEffect(() => () => onDrawn(false), []);
  useEffect(() => {
    if (drawn || !isFree) return;
    return nextFrame(() =>
      setShown(
        (before) => sections.map((_, at) => (at === next ? report : before[at])) as Overview[],
      ),
    );
  }, [next, report, sections, isFree]);
  return (
    <>
      {sections.map((of, at) => {
        const its = shown[at];
        return its === undefined ? null : <Slot key={at} of={of} report={its} />;
      })}
    </>
  );
}
