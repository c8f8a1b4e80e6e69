// The account as CBP has it: one importer of record across ports and brokers. Several are never summed.

import type { Overview } from "../engine/report";
import { Money } from "./amount";
import { count, shown } from "./format";
import { TableFrame } from "./table";
import { W } from "./words";

export function Accounts({ report: { accounts, center } }: { report: Overview }) {
  const title = accounts.length > 1 ? W.accounts.titleMany : W.accounts.title;
  return (
    <section class="card" id="accounts" aria-labelledby="accounts-head">
      <div class="card-head">
        <h2 id="accounts-head">{title}</h2>
        <span class="quiet small">{W.accounts.note}</span>
      </div>
      {accounts.length === 0 ? (
        <p class="quiet">{W.drawback.noneImports}</p>
      ) : (
        <TableFrame label={title}>
          <thead>
            <tr>
              <th scope="col">{W.accounts.importer}</th>
              <th scope="col" class="num">
                {W.accounts.lines}
              </th>
              <th scope="col" class="num">
                {W.accounts.value}
              </th>
              <th scope="col" class="num">
                {W.accounts.duty}
              </th>
            </tr>
          </thead>
          <tbody>
            {accounts.map(({ importer, names, lines, value, duty }) => (
              <tr key={importer}>
                <th scope="row">
                  {importer ?? W.accounts.noNumber}
                  {names.length > 0 ? <span class="sub">{names.map(shown).join("; ")}</span> : null}
                </th>
                <td class="num">{count(lines)}</td>
                <td class="num">
                  <Money of={value} />
                </td>
                <td class="num">
                  <Money of={duty} />
                </td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      )}
      <Center of={center} />
    </section>
  );
}

interface CenterShape {
  readonly code?: string;
  readonly name?: string;
  readonly margin?: string | number | null;
}

function Center({ of }: { of: unknown }) {
  if (of === null || typeof of !== "object") return null;
  const { code, name } = of as CenterShape;
  if (!name) return null;
  return (
    <p>
      <strong>{W.accounts.center}:</strong> {code} {name}
    </p>
  );
}
