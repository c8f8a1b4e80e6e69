// The field of the look-up: a combobox with its list. Arrows walk through it, Enter takes what is marked,
// or the first; Escape closes the list and then the panel.

import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { LawSuggestion } from "../engine/report";
import { type Asked, ask, keyOf, suggestions } from "../state/lookup";
import { Icon } from "./icons";
import { W } from "./words";

const L = W.lookup;

/** What a text may mean on a day; null until it is known. */
function useSuggestions(text: string, on: string): readonly LawSuggestion[] | null {
  const [found, setFound] = useState<readonly LawSuggestion[] | null>(null);
  useEffect(() => {
    let wanted = true;
    setFound(null);
    if (text.trim() === "") return;
    suggestions(text, on).then(
      (all) => wanted && setFound(all),
      () => wanted && setFound([]),
    );
    return () => {
      wanted = false;
    };
  }, [text, on]);
  return found;
}

export function LookupField({ now }: { now: Asked }) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(now.key === null);
  const [at, setAt] = useState(-1);
  const found = useSuggestions(now.text, now.on);
  const all = found ?? [];
  const shown = open && now.text.trim() !== "" && found !== null;
  useEffect(() => {
    // The panel takes the focus first, when all effects of this turn have run.
    if (now.key === null) queueMicrotask(() => input.current?.focus());
  }, []);
  // An example or a step back changes the text from outside.
  useEffect(() => setOpen(now.key === null), [now.key]);
  useEffect(() => setAt(-1), [found]);
  useEffect(() => {
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [at]);

  const take = (one: LawSuggestion) => {
    setOpen(false);
    ask({ key: one.key, text: one.label });
  };
  const enter = () => {
    const one = all[at] ?? all[0];
    if (one) return take(one);
    setOpen(false);
    if (now.text.trim() !== "") ask({ key: keyOf(now.text) ?? now.text.trim() });
  };
  const step = (by: number) => {
    setOpen(true);
    if (all.length > 0) setAt((at + by + all.length + (at < 0 && by < 0 ? 1 : 0)) % all.length);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === "Escape" && !shown) return;
    const work = {
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      Enter: enter,
      Escape: () => setOpen(false),
    }[event.key];
    if (!work) return;
    event.preventDefault();
    event.stopPropagation();
    work();
  };
  return (
    <div class="lookup-what">
      <label for="lookup-what">{L.what}</label>
      <div class="lookup-field">
        <Icon name="search" />
        <input
          id="lookup-what"
          class="field"
          type="text"
          role="combobox"
          autocomplete="off"
          spellcheck={false}
          aria-expanded={shown && all.length > 0}
          aria-controls={id}
          aria-autocomplete="list"
          {...(shown && at >= 0 ? { "aria-activedescendant": `${id}-${at}` } : {})}
          ref={input}
          value={now.text}
          onInput={(event) => {
            setOpen(true);
            ask({ text: event.currentTarget.value, key: null });
          }}
          onKeyDown={press}
        />
      </div>
      <div
        class="lookup-list"
        id={id}
        role="listbox"
        aria-label={L.suggestions}
        ref={list}
        hidden={!shown || all.length === 0}
      >
        {all.map((one, i) => (
          // The keyboard is served by the field, which keeps the focus.
          // biome-ignore lint/a11y/useKeyWithClickEvents: see above
          <div
            class="lookup-option"
            role="option"
            id={`${id}-${i}`}
            key={one.key}
            aria-selected={i === at}
            onClick={() => take(one)}
          >
            <strong>{one.label}</strong>
            <span class="quiet small">{one.detail}</span>
          </div>
        ))}
      </div>
      <span class="sr" role="status">
        {shown ? L.found(all.length) : ""}
      </span>
      {shown && all.length === 0 ? <p class="quiet">{L.nothing(now.text.trim())}</p> : null}
    </div>
  );
}
