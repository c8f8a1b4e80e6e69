// Where the reports are found in the ACE portal, and empty templates.

import { TEMPLATES } from "../sample";
import { panel } from "../state/panels";
import { Drawer } from "./drawer";
import { Icon } from "./icons";
import { save } from "./save";
import { W } from "./words";

export function WherePanel() {
  return (
    <Drawer title={W.where.title} onClose={() => (panel.value = null)}>
      {[W.where.import, W.where.export].map(({ head, steps }) => (
        <section key={head}>
          <h3>{head}</h3>
          <ol>
            {steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </section>
      ))}
      <section>
        <h3>{W.where.templates}</h3>
        <p class="take-list">
          {TEMPLATES.map(({ name, text }) => (
            <button
              type="button"
              class="button"
              key={name}
              onClick={() => save(name, "text/csv", new TextEncoder().encode(text))}
            >
              <Icon name="download" />
              {name}
            </button>
          ))}
        </p>
      </section>
    </Drawer>
  );
}
