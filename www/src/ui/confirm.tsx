// Which column is what: asked before the report where it is not certain, or opened from the report.

import { useEffect, useRef } from "preact/hooks";
import type { Preview } from "../engine/mapping";
import {
  backToReport,
  confirmColumns,
  confirmError,
  draft,
  leaveOut,
  lookError,
  looking,
  opened,
  reopened,
  withoutGuesses,
} from "../state/confirm";
import { type Draft, isAnswer, lacking } from "../state/draft";
import type { Item } from "../state/files";
import { announce } from "../state/panels";
import { ColumnList, Needed } from "./confirm-columns";
import { Frame } from "./confirm-frame";
import { C } from "./confirm-words";
import { bytes, shortened, shown } from "./format";
import { Icon } from "./icons";
import { LoadMapping, MappingNotice } from "./mapping-file";
import { kindName, W } from "./words";
import "./confirm.css";

type Previewed = Item & { readonly preview: Preview };

export function Confirm() {
  const head = useRef<HTMLHeadingElement>(null);
  const files = opened.value.filter((one): one is Previewed => one.preview !== null);
  const title = reopened.value === null ? C.title : C.titleOne;
  useEffect(() => {
    announce(title);
    head.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, []);
  const drafts = files.map((one) => draft(one));
  return (
    <div class="report report-bare confirm">
      <div class="report-body">
        <MappingNotice />
        <section class="card" aria-labelledby="confirm-head">
          <div class="card-head">
            <h1 id="confirm-head" class="confirm-title" ref={head} tabIndex={-1}>
              {title}
            </h1>
            <LoadMapping />
          </div>
          <p class="card-lead">{C.lead}</p>
        </section>
        {files.map((one, at) => (
          <FileCard key={one.id} file={one} draft={drafts[at] as Draft} />
        ))}
        <Answers drafts={drafts} />
      </div>
    </div>
  );
}

function FileCard({ file, draft: of }: { file: Previewed; draft: Draft }) {
  const { id, summary } = file;
  const name = shortened(file.name, 80);
  const { preview, fields } = of;
  const lacks = lacking(of);
  const busy = looking.value === id;
  const failed = lookError.value?.id === id ? lookError.value.message : null;
  const message = summary?.status === "refused" ? summary.message : null;
  return (
    <section class="card map" aria-labelledby={`map-${id}`} aria-busy={busy}>
      <div class="card-head">
        <h2 id={`map-${id}`} class="map-name">
          {preview.sheets.length > 1 && preview.sheet !== null
            ? C.sheetOf(name, shown(preview.sheet))
            : name}
        </h2>
        <Standing of={of} lacks={lacks.length} />
      </div>
      <p class="quiet small">
        {[kindName(preview.kind), preview.layout, bytes(file.file.size)]
          .filter(Boolean)
          .join(" · ")}
      </p>
      {message ? <p class="file-message">{shown(message)}</p> : null}
      <Frame id={id} name={name} draft={of} />
      <p class="map-look quiet" role="status">
        {busy ? C.looking : ""}
      </p>
      {failed ? (
        <p class="failure" role="alert">
          {C.lookFailed}: {shown(failed)}
        </p>
      ) : null}
      {of.leaveOut ? null : (
        <>
          <Needed id={id} draft={of} />
          <ColumnList id={id} draft={of} fields={fields} />
        </>
      )}
      {reopened.value === null ? (
        <p>
          <button type="button" class="button" onClick={() => leaveOut(id)}>
            <Icon name="close" />
            {C.leaveOut}
            <span class="sr">: {name}</span>
          </button>
        </p>
      ) : null}
    </section>
  );
}

/** How a file stands: what it lacks, or what is guessed, or that it is ready. */
function Standing({ of: { preview, leaveOut }, lacks }: { of: Draft; lacks: number }) {
  if (leaveOut) {
    return (
      <span class="pill">
        <Icon name="close" />
        {C.sheetOut}
      </span>
    );
  }
  if (preview.kind === null) {
    return (
      <span class="pill">
        <Icon name="blocked" />
        {W.fileStatus.refused}
      </span>
    );
  }
  if (lacks > 0) {
    return (
      <span class="pill pill-exposure">
        <Icon name="warning" />
        {C.lacks(lacks)}
      </span>
    );
  }
  const guesses = preview.columns.filter(
    ({ confidence }) => confidence === "likely" || confidence === "possible",
  ).length;
  return (
    <span class="pill pill-harbour">
      <Icon name={guesses > 0 ? "note" : "check"} />
      {guesses > 0 ? C.guesses(guesses) : preview.readable ? C.ready : C.readyChosen}
    </span>
  );
}

/** The answers, always in sight. */
function Answers({ drafts }: { drafts: readonly Draft[] }) {
  const unread = drafts.filter((one) => !isAnswer(one));
  const readable = drafts.some(({ preview }) => preview.readable);
  const busy = looking.value !== null;
  return (
    <div class="answers" id="confirm-answers">
      {confirmError.value ? (
        <p class="failure" role="alert">
          {C.failed}: {shown(confirmError.value)}
        </p>
      ) : null}
      {unread.length > 0 ? <p class="small">{C.stillLacks(unread.length)}</p> : null}
      <div class="answers-row">
        <button
          type="button"
          class="button button-main"
          disabled={busy || unread.length === drafts.length}
          onClick={() => void confirmColumns()}
        >
          <Icon name="check" />
          {C.use}
        </button>
        {reopened.value === null ? (
          <button type="button" class="button" disabled={busy} onClick={withoutGuesses}>
            {readable ? C.without : C.withoutRefused}
          </button>
        ) : (
          <button type="button" class="button" onClick={backToReport}>
            <Icon name="back" />
            {C.back}
          </button>
        )}
      </div>
    </div>
  );
}
