// Where the reports are found in the ACE portal, what each adds, and templates to fill in.

import { useEffect, useState } from "preact/hooks";
import type { Template } from "../engine/report";
import { panel } from "../state/panels";
import { engine, prepare } from "../state/session";
import { Drawer } from "./drawer";
import { Icon } from "./icons";
import { save } from "./save";
import { TableFrame } from "./table";
import { type Teaching, WHERE } from "./where-words";
import "./where.css";

export function WherePanel() {
  return (
    <Drawer title={WHERE.title} onClose={() => (panel.value = null)}>
      <p>{WHERE.lead}</p>
      {WHERE.reports.map((report) => (
        <Report key={report.id} of={report} />
      ))}
      <p class="notice">
        <Icon name="note" />
        <span class="notice-text">{WHERE.menus}</span>
      </p>
      <Adds />
      <Templates />
    </Drawer>
  );
}

function Report({ of: { id, head, lead, steps, notes } }: { of: Teaching }) {
  return (
    <section class="teach" id={`where-${id}`}>
      <h3>{head}</h3>
      <p class="quiet">{lead}</p>
      <ol>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {notes.map(({ head: about, text }) => (
        <p key={about}>
          <strong>{about}.</strong> {text}
        </p>
      ))}
    </section>
  );
}

function Adds() {
  const { title, file, gives, rows } = WHERE.adds;
  return (
    <section class="teach" id="where-adds">
      <h3>{title}</h3>
      <TableFrame label={title}>
        <thead>
          <tr>
            <th scope="col">{file}</th>
            <th scope="col">{gives}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.file}>
              <th scope="row">{row.file}</th>
              <td>{row.gives}</td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </section>
  );
}

/** Asks the core, which may not have started yet when the panel opens. */
async function ask<T>(question: () => Promise<T>): Promise<T> {
  try {
    return await question();
  } catch {
    await prepare();
    return question();
  }
}

/** What a template can be saved as. */
interface Form {
  readonly method: "template" | "template_xlsx";
  readonly ending: string;
  readonly type: string;
  readonly name: string;
}

const FORMS: readonly Form[] = [
  {
    method: "template_xlsx",
    ending: "xlsx",
    type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    name: WHERE.templates.workbook,
  },
  { method: "template", ending: "csv", type: "text/csv", name: WHERE.templates.csv },
];

function Templates() {
  const [templates, setTemplates] = useState<readonly Template[] | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const tell = (error: unknown) =>
    setFailed(error instanceof Error ? error.message : String(error));
  useEffect(() => {
    let wanted = true;
    ask(() => engine.call("templates")).then(
      (found) => wanted && setTemplates(found),
      (error: unknown) => wanted && tell(error),
    );
    return () => {
      wanted = false;
    };
  }, []);
  const take = ({ name }: Template, { method, ending, type }: Form) => {
    setFailed(null);
    engine
      .call(method, name)
      .then((bytes) => save(`tidewaiter-${fileName(name)}-template.${ending}`, type, bytes), tell);
  };
  return (
    <section class="teach" id="where-templates">
      <h3>{WHERE.templates.title}</h3>
      <p class="quiet">{WHERE.templates.lead}</p>
      {templates === null && failed === null ? (
        <p class="quiet">{WHERE.templates.waiting}</p>
      ) : null}
      {templates ? <Groups of={templates} onTake={take} /> : null}
      {failed ? (
        <p class="failure" role="alert">
          {WHERE.templates.failed}: {failed}
        </p>
      ) : null}
    </section>
  );
}

interface GroupsProps {
  readonly of: readonly Template[];
  readonly onTake: (template: Template, form: Form) => void;
}

/** Templates under what they are for; one that is not known here stands at the end. */
function Groups({ of, onTake }: GroupsProps) {
  const { groups, more } = WHERE.templates;
  const known = new Set(groups.flatMap(({ names }) => names));
  const others = of.map(({ name }) => name).filter((name) => !known.has(name));
  return (
    <>
      {[...groups, { title: more, names: others }].map(({ title, names }) => {
        const some = of.filter(({ name }) => names.includes(name));
        return some.length === 0 ? null : (
          <section class="template-group" key={title}>
            <h4>{title}</h4>
            {some.map((template) => (
              <TemplateBlock
                key={template.name}
                of={template}
                onTake={(form) => onTake(template, form)}
              />
            ))}
          </section>
        );
      })}
    </>
  );
}

/** A name as part of a file name. */
function fileName(name: string): string {
  return name.replace(/[^a-z0-9]+/gi, "-").toLowerCase();
}

interface BlockProps {
  readonly of: Template;
  readonly onTake: (form: Form) => void;
}

function TemplateBlock({ of: template, onTake }: BlockProps) {
  const { title, adds, columns } = template;
  return (
    <div class="template">
      <div class="template-head">
        <div>
          <strong>{title}</strong>
          <p class="quiet small">{adds}</p>
        </div>
        <div class="template-forms">
          {FORMS.map((form) => (
            <button
              key={form.ending}
              type="button"
              class="button"
              aria-label={WHERE.templates.save(title, form.name)}
              onClick={() => onTake(form)}
            >
              <Icon name="download" />
              {WHERE.templates.saveShort(form.name)}
            </button>
          ))}
        </div>
      </div>
      <details>
        <summary>{WHERE.templates.columns(columns.length)}</summary>
        <TableFrame label={title}>
          <thead>
            <tr>
              <th scope="col">{WHERE.templates.column}</th>
              <th scope="col">{WHERE.templates.note}</th>
              <th scope="col">{WHERE.templates.example}</th>
            </tr>
          </thead>
          <tbody>
            {columns.map(({ heading, required, note, example }) => (
              <tr key={heading}>
                <th scope="row">
                  {heading}
                  {required ? <span class="sub">{WHERE.templates.needed}</span> : null}
                </th>
                <td>{note}</td>
                <td class="mono">{example}</td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      </details>
    </div>
  );
}
