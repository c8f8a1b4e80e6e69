// Nothing that was dropped could be read: what each file seems to be, and what would help.

import type { Overview } from "../engine/report";
import { reopen } from "../state/confirm";
import { named } from "../state/files";
import { panel } from "../state/panels";
import { startOver } from "../state/session";
import { C } from "./confirm-words";
import { bytes, shortened, split } from "./format";
import { Head } from "./heading";
import { Icon } from "./icons";
import { P } from "./picture-words";
import { W } from "./words";
import "./refused.css";

const R = P.refused;

export function Refused({ report: { files } }: { report: Overview }) {
  return (
    <section class="card" id="refused" aria-labelledby="refused-head">
      <h2 id="refused-head" tabIndex={-1}>
        {R.head}
      </h2>
      <p class="card-lead">{R.lead}</p>
      <div class="refused">
        <div class="block">
          <Head>{R.says}</Head>
          <ul class="refused-files">
            {files.map(({ name, message, bytes: size }) => (
              <li key={name}>
                <span class="refused-icon">
                  <Icon name="blocked" />
                </span>
                <div>
                  <strong>{shortened(name, 60)}</strong>{" "}
                  <span class="quiet small">{bytes(size)}</span>
                  <p>{message === null ? W.fileStatus.refused : split(message).told}</p>
                  <ByHand name={name} />
                </div>
              </li>
            ))}
          </ul>
        </div>
        <div class="block">
          <Head>{R.helps}</Head>
          <ul>
            {R.help.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <p class="refused-buttons">
            <button
              type="button"
              class="button button-main"
              onClick={() => {
                panel.value = "where";
              }}
            >
              <Icon name="search" />
              {R.find}
            </button>
            <button type="button" class="button" onClick={startOver}>
              {R.again}
            </button>
          </p>
        </div>
      </div>
    </section>
  );
}

/** A way on for a table whose headings say nothing to us. */
function ByHand({ name }: { name: string }) {
  const item = named(name);
  if (!item?.preview) return null;
  return (
    <button type="button" class="button" onClick={() => reopen(item.id)}>
      {C.choose}
      <span class="sr">: {shortened(name, 60)}</span>
    </button>
  );
}
