// A mapping saved and loaded, and what came of it.

import { useRef, useState } from "preact/hooks";
import { loaded, refusal } from "../state/choices";
import { loadMapping, mappingFile } from "../state/confirm";
import { phase } from "../state/session";
import { C } from "./confirm-words";
import { shortened, shown } from "./format";
import { Icon } from "./icons";
import { save } from "./save";
import { W } from "./words";

export const MAPPING_NAME = "tidewaiter-mapping.json";

export async function saveMapping(): Promise<void> {
  save(MAPPING_NAME, "application/json", await mappingFile());
}

export function LoadMapping() {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        type="file"
        accept=".json,application/json"
        hidden
        data-mapping
        ref={input}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file) void loadMapping(file);
          event.currentTarget.value = "";
        }}
      />
      <button type="button" class="button" onClick={() => input.current?.click()}>
        <Icon name="file" />
        {C.load}
      </button>
    </>
  );
}

export function SaveMapping() {
  const [failed, setFailed] = useState<string | null>(null);
  const press = () => {
    setFailed(null);
    saveMapping().catch((error: unknown) =>
      setFailed(error instanceof Error ? error.message : String(error)),
    );
  };
  return (
    <>
      <button
        type="button"
        class="button"
        disabled={phase.value !== "report"}
        title={C.saveHolds}
        onClick={press}
      >
        <Icon name="download" />
        {C.save}
      </button>
      {failed ? (
        <span class="failure small" role="alert">
          {W.take.failed}: {failed}
        </span>
      ) : null}
    </>
  );
}

/** What came of the mapping file that was loaded last. */
export function MappingNotice() {
  if (refusal.value) {
    const { name, message } = refusal.value;
    return (
      <div class="notice notice-fault" role="alert" id="mapping-refused">
        <span class="failure">
          <Icon name="error" />
        </span>
        <div class="notice-text">
          <strong>{C.refused(shortened(name, 60))}</strong>
          <p>{shown(message)}</p>
        </div>
        <Dismiss onPress={() => (refusal.value = null)} />
      </div>
    );
  }
  if (!loaded.value) return null;
  return (
    <div class="notice" role="status" id="mapping-loaded">
      <Icon name="check" />
      <p class="notice-text">{C.loaded(shortened(loaded.value.name, 60), loaded.value.choices)}</p>
      <Dismiss onPress={() => (loaded.value = null)} />
    </div>
  );
}

function Dismiss({ onPress }: { onPress: () => void }) {
  return (
    <button type="button" class="button" onClick={onPress}>
      {W.dismiss}
    </button>
  );
}
