// One row a file while they are read: what it is, how far, how fast, and a way to stop.

import { useEffect, useRef } from "preact/hooks";
import { type Item, items } from "../state/files";
import { announce } from "../state/panels";
import { cancelChecking, cancelFile, phase, removeFile, tryAgain } from "../state/session";
import { bytes, count, shortened } from "./format";
import { Icon } from "./icons";
import { kindName, W } from "./words";
import "./reading.css";

export function Reading() {
  const head = useRef<HTMLHeadingElement>(null);
  const all = items.value;
  const done = all.filter(({ state }) => state !== "waiting" && state !== "reading").length;
  const checking = phase.value === "checking";
  useEffect(
    () => announce(checking ? W.reading.checking : W.reading.status(done, all.length)),
    [checking, done, all.length],
  );
  // The control that was pressed is gone: the focus goes on to what came of it.
  useEffect(() => {
    if (document.activeElement === document.body) head.current?.focus();
  }, []);
  return (
    <section class="card" aria-labelledby="reading-head">
      <div class="card-head">
        <h2 id="reading-head" ref={head} tabIndex={-1}>
          {checking ? W.reading.checking : W.reading.title}
        </h2>
        {checking ? (
          <button type="button" class="button" onClick={cancelChecking}>
            {W.cancel}
          </button>
        ) : null}
      </div>
      <ul class="reading-list">
        {all.map((one) => (
          <FileRow key={one.id} item={one} />
        ))}
      </ul>
    </section>
  );
}

function FileRow({ item }: { item: Item }) {
  const { progress, state, file, rate } = item;
  const open = state === "waiting" || state === "reading";
  const name = shortened(item.name, 80);
  return (
    <li class="reading-row">
      <span class="reading-name">{name}</span>
      <span class="reading-what quiet">{recognised(item)}</span>
      <div class="reading-figures">
        {state === "reading" ? <Bar item={item} /> : null}
        <span class="small quiet">
          {state === "reading" && progress
            ? [
                W.reading.rows(count(progress.rows)),
                rate === null ? "" : W.reading.rate(count(rate)),
              ]
                .filter(Boolean)
                .join(" · ")
            : `${W.readState[state]} · ${bytes(file.size)}`}
        </span>
      </div>
      <span class="reading-end">
        {open ? (
          <button
            type="button"
            class="button"
            aria-label={W.reading.cancelNamed(name)}
            onClick={() => (state === "reading" ? cancelFile(item.id) : removeFile(item.id))}
          >
            {W.cancel}
          </button>
        ) : null}
      </span>
    </li>
  );
}

function recognised({ progress, summary, state }: Item): string {
  const kind = kindName(summary?.kind ?? progress?.kind);
  const layout = summary?.layout ?? progress?.layout;
  if (!kind) return state === "reading" ? W.reading.unknownKind : "";
  return layout ? `${kind}, ${layout}` : kind;
}

function Bar({ item }: { item: Item }) {
  const size = item.file.size;
  const share =
    size > 0 ? Math.min(100, Math.floor(((item.progress?.bytes ?? 0) * 100) / size)) : 0;
  return (
    <div
      class="bar"
      role="progressbar"
      aria-label={W.reading.progressNamed(shortened(item.name, 80))}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={share}
    >
      <div class="bar-fill" style={{ width: `${share}%` }} />
    </div>
  );
}

/** After the checking was stopped. */
export function Stopped() {
  return (
    <section class="card" aria-labelledby="stopped-head">
      <h2 id="stopped-head">{W.reading.stopped}</h2>
      <p class="quiet">{W.reading.stoppedNote}</p>
      <p>
        <button type="button" class="button button-main" onClick={tryAgain}>
          <Icon name="check" />
          {W.reading.again}
        </button>
      </p>
    </section>
  );
}
