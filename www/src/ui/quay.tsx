// The quay: what it does, that nothing leaves, and where to put the files. Nothing else.

import { useRef, useState } from "preact/hooks";
import { addFiles } from "../state/confirm";
import { panel } from "../state/panels";
import { loadSample } from "../state/session";
import { filesOf } from "./dropped";
import { Icon } from "./icons";
import { LawNotice } from "./law-files";
import { MappingNotice } from "./mapping-file";
import { W } from "./words";
import "./quay.css";

export function Quay() {
  return (
    <div class="quay">
      <h1>{W.quay.title}</h1>
      <p class="quay-does">{W.quay.does}</p>
      <p class="quay-stays">
        <Icon name="shield" />
        <span>{W.quay.stays}</span>
        <button type="button" class="link" onClick={() => (panel.value = "verify")}>
          {W.quay.how}
        </button>
      </p>
      <MappingNotice />
      <LawNotice />
      <DropArea />
      <div class="quay-row">
        <button type="button" class="button" id="load-sample" onClick={loadSample}>
          {W.quay.sample}
          <span class="quiet small">{W.quay.sampleNote}</span>
        </button>
        <FolderButton />
        <button type="button" class="link" id="where-open" onClick={() => (panel.value = "where")}>
          {W.quay.where}
        </button>
      </div>
      <dl class="quay-adds" aria-label={W.quay.addsTitle}>
        {W.quay.adds.map(({ file, brings }) => (
          <div key={file}>
            <dt>{file}</dt>
            <dd>{brings}</dd>
          </div>
        ))}
      </dl>
      <p class="quay-foot">
        <strong>{W.notClaim}</strong> {W.notClaimLong}
      </p>
      <Tide />
    </div>
  );
}

/** Water at the foot of the page, where there is room for it. */
function Tide() {
  const wave =
    "q75-22 150 0t150 0 150 0 150 0 150 0 150 0 150 0 150 0 150 0 150 0 150 0 150 0V120H0z";
  return (
    <svg class="tide" viewBox="0 0 1600 120" preserveAspectRatio="none" aria-hidden="true">
      <path d={`M-60 44${wave}`} />
      <path d={`M-140 72${wave}`} />
    </svg>
  );
}

function DropArea() {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  return (
    <>
      <input
        type="file"
        id="files"
        multiple
        hidden
        ref={input}
        onChange={(event) => addFiles([...(event.currentTarget.files ?? [])])}
      />
      <button
        type="button"
        class={over ? "drop drop-over" : "drop"}
        onClick={() => input.current?.click()}
        onDragEnter={() => setOver(true)}
        onDragLeave={() => setOver(false)}
        onDrop={() => setOver(false)}
      >
        <Icon name="file" />
        <span class="drop-main">{over ? W.quay.dropOver : W.quay.drop}</span>
        <span class="drop-note">{W.quay.wants}</span>
      </button>
    </>
  );
}

function FolderButton() {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        type="file"
        hidden
        ref={(element) => {
          input.current = element;
          // Not among the attributes that Preact's types know.
          element?.setAttribute("webkitdirectory", "");
        }}
        onChange={(event) => addFiles([...(event.currentTarget.files ?? [])])}
      />
      <button type="button" class="button" onClick={() => input.current?.click()}>
        <Icon name="folder" />
        {W.quay.folder}
      </button>
    </>
  );
}

/** Files may be dropped anywhere on the page, at any time. */
export function takeDrops(): void {
  window.addEventListener("dragover", (event) => event.preventDefault());
  window.addEventListener("drop", (event) => {
    event.preventDefault();
    if (event.dataTransfer) void filesOf(event.dataTransfer).then(addFiles);
  });
}
