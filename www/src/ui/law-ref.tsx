// A law reference opens where it stands: the rule in a sentence, the citation, when it was read and
// how surely, and an address to copy. The page never goes there itself.

import { useEffect, useId, useState } from "preact/hooks";
import type { Citation } from "../engine/report";
import { engine, overview } from "../state/session";
import { Icon } from "./icons";
import { W } from "./words";
import "./law-ref.css";

const known = new Map<string, Promise<Citation | null>>();

function citation(key: string): Promise<Citation | null> {
  // Files can renew the law: what was said under another law is asked anew.
  const under = `${overview.value?.tidewaiter.law.hash} ${key}`;
  const found = known.get(under) ?? engine.call("cite", key);
  known.set(under, found);
  found.catch(() => known.delete(under));
  return found;
}

export function LawRefs({ keys }: { keys: readonly string[] }) {
  return (
    <ul class="laws">
      {keys.map((key) => (
        <li key={key}>
          <LawRef of={key} />
        </li>
      ))}
    </ul>
  );
}

function LawRef({ of }: { of: string }) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const [law, setLaw] = useState<Citation | null | undefined>();
  useEffect(() => {
    let wanted = true;
    citation(of).then(
      (found) => wanted && setLaw(found),
      () => wanted && setLaw(null),
    );
    return () => {
      wanted = false;
    };
  }, [of]);
  // Not in the law book: the reference stands as text.
  if (law === null) return <span>{of}</span>;
  return (
    <>
      <button
        type="button"
        class="link law-open"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <Icon name="chevron" />
        {law?.cite ?? of}
      </button>
      <div class="law-body" id={id} hidden={!open}>
        {law ? <LawBody law={law} /> : null}
      </div>
    </>
  );
}

function LawBody({ law }: { law: Citation }) {
  return (
    <>
      <p>{law.rule}</p>
      <p class="law-facts">
        <span>{law.cite}</span>
        {law.read_on ? (
          <span>
            {W.law.readOn} {law.read_on}
          </span>
        ) : null}
        {law.confidence ? (
          <span>
            {W.law.confidence}: {law.confidence}
          </span>
        ) : null}
      </p>
      {law.address ? <Address of={law.address} /> : null}
    </>
  );
}

function Address({ of }: { of: string }) {
  const [copied, setCopied] = useState(false);
  const copy = () => {
    // Absent where the page is not in a secure context; then the address can be marked by hand.
    navigator.clipboard?.writeText(of).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <p class="address">
      <code>{of}</code>
      <button type="button" class="button small" onClick={copy}>
        <Icon name={copied ? "check" : "copy"} />
        <span aria-live="polite">{copied ? W.law.copied : W.law.copy}</span>
      </button>
    </p>
  );
}
