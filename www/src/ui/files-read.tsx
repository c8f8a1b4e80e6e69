// What was read: every file, every row of it, every column.

import type { FileStatus, FileSummary, Overview } from "../engine/report";
import { reopen } from "../state/confirm";
import { named } from "../state/files";
import { phase, removeFile } from "../state/session";
import { C } from "./confirm-words";
import { bytes, count, shortened, shown, split } from "./format";
import { Icon, type IconName } from "./icons";
import { LoadMapping, SaveMapping } from "./mapping-file";
import { TableFrame } from "./table";
import { kindName, W } from "./words";
import "./files-read.css";

export function FilesRead({ report }: { report: Overview }) {
  const { files, status } = report;
  // Where nothing was recognised, what each file seems to be stands above.
  const bare = nothingRead(report);
  return (
    <section class="card" id="files" aria-labelledby="files-head">
      <div class="card-head">
        <h2 id="files-head" tabIndex={-1}>
          {W.files.title}
        </h2>
        <span class="quiet small">{W.files.addsUp}</span>
      </div>
      <TableFrame label={W.files.title} cards>
        <thead>
          <tr>
            <th scope="col">{W.files.file}</th>
            <th scope="col">{W.files.status}</th>
            <th scope="col" class="num">
              {W.files.read}
            </th>
            <th scope="col" class="num">
              {W.files.used}
            </th>
            <th scope="col" class="num">
              {W.files.aside}
            </th>
            <th scope="col" class="num">
              {W.files.other}
              <span class="sr"> ({W.files.otherMeans})</span>
            </th>
            <td />
          </tr>
        </thead>
        <tbody>
          {files.map((file, at) => (
            <FileRow key={keyOf(file)} file={file} first={isFirst(files, at)} told={!bare} />
          ))}
        </tbody>
        {files.length > 1 && status !== "incomplete" ? <Sum files={files} /> : null}
      </TableFrame>
      <Expected report={report} />
      {files.map((file) => (
        <Columns key={keyOf(file)} file={file} />
      ))}
      <div class="file-buttons">
        <SaveMapping />
        <LoadMapping />
      </div>
    </section>
  );
}

/** What can be read, said once for all the files that were not. */
function Expected({ report }: { report: Overview }) {
  const found = report.files.find(({ message }) => message && split(message).expected);
  return found?.message ? (
    <p class="quiet small file-message">{split(found.message).expected}</p>
  ) : null;
}

/** A workbook stands once for each of its sheets that was read. */
function keyOf({ name, sheet }: FileSummary): string {
  return `${name}\n${sheet ?? ""}`;
}

function isFirst(files: readonly FileSummary[], at: number): boolean {
  return files.findIndex(({ name }) => name === files[at]?.name) === at;
}

/** Whether no file was recognised: then there is nothing else to report. */
export function nothingRead({ files }: Overview): boolean {
  return files.length > 0 && files.every(({ status }) => status === "refused");
}

const LOOK: Record<FileStatus, { pill: string; icon: IconName }> = {
  complete: { pill: "pill pill-refund", icon: "check" },
  partial: { pill: "pill pill-exposure", icon: "warning" },
  incomplete: { pill: "pill pill-failure", icon: "error" },
  refused: { pill: "pill", icon: "blocked" },
};

interface RowProps {
  readonly file: FileSummary;
  readonly first: boolean;
  readonly told: boolean;
}

function FileRow({ file, first, told }: RowProps) {
  const { rows, status, message, kind, sheet } = file;
  const item = named(file.name);
  const look = LOOK[status];
  const removable = first && item && phase.value === "report";
  return (
    <tr>
      <th scope="row">
        {shortened(file.name)}
        <span class="sub">
          {[kindName(kind), sheet ? W.files.sheetNamed(shown(sheet)) : "", bytes(file.bytes)]
            .filter(Boolean)
            .join(" · ")}
        </span>
        <MappedBy file={file} changeable={first && phase.value === "report"} />
        {message && told ? <span class="sub file-message">{split(message).told}</span> : null}
        {item?.fault ? (
          <span class="sub failure">{W.fault.inFile(file.name, W.stage[item.fault.stage])}</span>
        ) : null}
      </th>
      <td>
        <span class={look.pill}>
          <Icon name={look.icon} />
          {item?.state === "cancelled" ? W.readState.cancelled : W.fileStatus[status]}
        </span>
      </td>
      <Counts rows={rows} />
      <td class="keep">
        {removable ? (
          <button
            type="button"
            class="link"
            aria-label={W.reading.removeNamed(file.name)}
            onClick={() => removeFile(item.id)}
          >
            {W.reading.remove}
          </button>
        ) : null}
      </td>
    </tr>
  );
}

/** By which mapping a file was read, and the way to change it. */
function MappedBy({ file, changeable }: { file: FileSummary; changeable: boolean }) {
  const { layout, status, name, mapping } = file;
  const item = named(name);
  const may = changeable && item !== undefined && item.preview !== null;
  const refused = status === "refused";
  if (refused && !may) return null;
  const chosen = item?.preview?.columns.some(({ confidence }) => confidence === "chosen");
  return (
    <span class="sub">
      {refused ? null : (
        <>
          {C.mapping}: {[layout, chosen ? C.byHand : ""].filter(Boolean).join(", ")},{" "}
          {W.files.usedColumns(mapping.columns.length)}
        </>
      )}
      {may ? (
        <>
          {refused ? "" : ", "}
          <button
            type="button"
            class="link"
            aria-label={refused ? undefined : C.changeNamed(shortened(name, 60))}
            onClick={() => reopen(item.id)}
          >
            {refused ? C.choose : C.change}
          </button>
        </>
      ) : null}
    </span>
  );
}

function Counts({ rows }: { rows: FileSummary["rows"] }) {
  return (
    <>
      <td class="num" data-head={W.files.read}>
        {count(rows.read)}
      </td>
      <td class="num" data-head={W.files.used}>
        {count(rows.used)}
      </td>
      <td class="num" data-head={W.files.aside}>
        {count(rows.set_aside)}
      </td>
      <td class="num" data-head={W.files.other}>
        {count(rows.other)}
      </td>
    </>
  );
}

function Sum({ files }: { files: readonly FileSummary[] }) {
  const sum = (of: keyof FileSummary["rows"]) =>
    files.reduce((total, { rows }) => total + rows[of], 0);
  return (
    <tfoot>
      <tr class="total">
        <th scope="row">{W.files.all}</th>
        <td />
        <Counts
          rows={{
            read: sum("read"),
            used: sum("used"),
            set_aside: sum("set_aside"),
            other: sum("other"),
          }}
        />
        <td />
      </tr>
    </tfoot>
  );
}

function Columns({ file }: { file: FileSummary }) {
  const { columns, unused, header_row, guesses = [] } = file.mapping;
  const guessed = new Set(guesses.map(({ column }) => column));
  const unusedOnly = unused.filter((heading) => !guessed.has(heading));
  if (file.status === "refused" || columns.length + unused.length === 0) return null;
  return (
    <details>
      <summary>
        {W.files.columnsOf(shortened(file.name, 60))}
        {file.sheet ? `, ${W.files.sheetNamed(shown(file.sheet))}` : ""}:{" "}
        {W.files.usedColumns(columns.length)}, {W.files.unusedColumns(unused.length)}
      </summary>
      <p class="file-facts quiet">
        {file.sheet ? (
          <span>
            {W.files.sheet} {shown(file.sheet)}
          </span>
        ) : null}
        <span>
          {W.files.headerRow} {count(header_row)}
        </span>
        {file.sha256 ? (
          <span class="mono hash">
            {W.files.sha} {file.sha256}
          </span>
        ) : null}
      </p>
      <ul class="columns">
        {columns.map(({ letters, column, field }) => (
          <li key={letters}>
            <span class="letters">{letters}</span>
            <span>
              {shown(column)}
              {field === column ? null : (
                <span class="quiet">
                  {" "}
                  · {W.files.takenAs} {field}
                </span>
              )}
            </span>
          </li>
        ))}
        {guesses.map(({ letters, column, field, reason }) => (
          <li key={`guess ${letters}`}>
            <span class="letters">{letters}</span>
            <span>
              {shown(column)}
              <span class="quiet"> · {C.onlyGuessed(field, shown(reason))}</span>
            </span>
          </li>
        ))}
        {unusedOnly.map((heading, at) => (
          <li key={`${at} ${heading}`}>
            <span class="letters">{W.none}</span>
            <span>
              {shown(heading)}
              <span class="quiet"> · {W.files.notUsed}</span>
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
