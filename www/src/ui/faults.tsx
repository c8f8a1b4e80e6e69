// What is said when the reader failed, or cannot start here.

import { fault, phase, tryAgain } from "../state/session";
import { Icon } from "./icons";
import { W } from "./words";

export function FaultNotice() {
  const what = fault.value;
  if (!what) return null;
  const stage = W.stage[what.stage];
  return (
    <div class="notice notice-fault" role="alert" id="fault">
      <span class="failure">
        <Icon name="error" />
      </span>
      <div class="notice-text">
        <strong>{W.fault.title}</strong>
        <p>{what.file === null ? W.fault.noFile(stage) : W.fault.inFile(what.file, stage)}</p>
        {what.file === null ? null : <p>{W.fault.after}</p>}
        {what.full ? <p>{W.fault.full}</p> : <p class="quiet small mono">{what.message}</p>}
      </div>
      <button type="button" class="button" onClick={phase.value === "broken" ? tryAgain : dismiss}>
        {phase.value === "broken" ? W.fault.tryAgain : W.dismiss}
      </button>
    </div>
  );
}

function dismiss() {
  fault.value = null;
}

/** The browser, or a policy, refuses WebAssembly. */
export function Blocked() {
  return (
    <div class="quay" id="blocked">
      <h1>{W.fault.blocked}</h1>
      <p class="quay-does">{W.fault.blockedWhy}</p>
      <p>{W.fault.blockedAsk}</p>
    </div>
  );
}
