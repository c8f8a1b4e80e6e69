// Each group of subheadings solved by direct identification, by substitution and by both, with the one
// that was taken; and what each accounting method would give on the inventory ledger.

import type { MethodWorth, Text, Way } from "../engine/report";
import { Money } from "./amount";
import { Bars } from "./chart/bars";
import { money, tariff, words } from "./format";
import { Head } from "./heading";
import { Icon } from "./icons";
import { P } from "./picture-words";
import { TableFrame } from "./table";

const D = P.drawback;

export function Ways({ rows }: { rows: readonly Way[] }) {
  if (rows.length === 0) return null;
  return (
    <div class="block">
      <Head>{D.ways}</Head>
      <p class="quiet small">{D.waysNote}</p>
      <TableFrame label={D.ways}>
        <thead>
          <tr>
            <th scope="col">{D.group}</th>
            <th scope="col">{D.taken}</th>
            <th scope="col" class="num">
              {D.direct}
            </th>
            <th scope="col" class="num">
              {D.substitution}
            </th>
            <th scope="col" class="num">
              {D.both}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ subheadings, taken, direct, substitution, both }) => (
            <tr key={subheadings.join()}>
              <th scope="row" class="mono">
                {subheadings.map(tariff).join(", ")}
              </th>
              <td>
                {D.takenWords[taken]}
                <span class="sub">{D.takenMeans[taken]}</span>
              </td>
              <Worth of={direct} taken={taken === "direct"} />
              <Worth of={substitution} taken={taken === "substitution"} />
              <Worth of={both} taken={taken === "both"} />
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </div>
  );
}

function Worth({ of, taken }: { of: Text; taken: boolean }) {
  return (
    <td class="num">
      {taken ? (
        <span class="refund">
          <Icon name="check" /> <span class="sr">{D.taken}: </span>
        </span>
      ) : null}
      {of === null ? (
        <span class="quiet">{D.notWorked}</span>
      ) : taken ? (
        <strong>
          <Money of={of} tone="refund" />
        </strong>
      ) : (
        <Money of={of} />
      )}
    </td>
  );
}

export function Methods({ rows }: { rows: readonly MethodWorth[] }) {
  const [first] = rows;
  if (!first) return null;
  const written = (amount: Text) => money(amount) ?? D.notWorked;
  return (
    <div class="pictures-beside">
      <Bars
        title={D.methods}
        label={D.methodsLabel(`${words(first.method)}, ${written(first.amount)}`)}
        note={D.methodsNote}
        tone="tone-quiet"
        rows={rows.map(({ method, amount, elected }) => ({
          key: method,
          name: words(method),
          amount,
          shown: written(amount),
          ...(elected ? { tone: "tone-refund" } : {}),
        }))}
        table={null}
      />
      <TableFrame label={D.methods}>
        <thead>
          <tr>
            <th scope="col">{D.method}</th>
            <th scope="col" class="num">
              {D.amount}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ method, amount, elected }) => (
            <tr key={method}>
              <th scope="row">
                <span class="tagged">
                  {words(method)}
                  {elected ? (
                    <span class="pill pill-refund">
                      <Icon name="check" />
                      {D.elected}
                    </span>
                  ) : null}
                </span>
              </th>
              <td class="num">
                {amount === null ? <span class="quiet">{D.notWorked}</span> : <Money of={amount} />}
              </td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </div>
  );
}
