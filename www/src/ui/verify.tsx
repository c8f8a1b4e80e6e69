// How a stranger checks that nothing leaves.

import { panel } from "../state/panels";
import { requests, violations } from "../state/watch";
import { Drawer } from "./drawer";
import { Icon } from "./icons";
import { W } from "./words";
import "./verify.css";

/** The policy of this very page, one directive a line. */
function policy(): string {
  const meta = document.querySelector('meta[http-equiv="Content-Security-Policy"]');
  return (meta?.getAttribute("content") ?? "").replace(/;\s*/g, ";\n").trim();
}

export function VerifyPanel() {
  const text = policy();
  return (
    <Drawer title={W.verify.title} onClose={() => (panel.value = null)}>
      <p>{W.verify.lead}</p>
      <ol class="steps">
        {W.verify.steps.map(({ head, text: body }, i) => (
          <li key={head}>
            <h3>{head}</h3>
            <p>{body}</p>
            {i === 2 ? <Commands /> : null}
          </li>
        ))}
      </ol>
      <p class="indicator">
        <span class="pill pill-refund">
          <Icon name="shield" />
          {W.verify.requests(requests.value)}
        </span>
        <span class="pill">{W.verify.violations(violations.value)}</span>
        <span class="quiet small">{W.verify.indicator}</span>
      </p>
      {text ? (
        <section>
          <h3>{W.verify.policy}</h3>
          <pre class="code">{text}</pre>
        </section>
      ) : null}
      <p class="quiet">{W.verify.policyLimit}</p>
    </Drawer>
  );
}

function Commands() {
  return (
    <dl class="commands">
      {W.verify.commands.map(({ system, command }) => (
        <>
          <dt class="quiet">{system}</dt>
          <dd>
            <code>{command}</code>
          </dd>
        </>
      ))}
    </dl>
  );
}
