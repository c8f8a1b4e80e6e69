// The lists beside the reports: what each holds, what it decides, and what of it is not computed.

import type { ListRead } from "../engine/report";
import { count, shown } from "./format";
import { TableFrame } from "./table";
import { kindName, W } from "./words";

const L = W.lists;

export function Lists({ of }: { of: readonly ListRead[] }) {
  return (
    <section class="card" id="lists" aria-labelledby="lists-head">
      <h2 id="lists-head">{L.title}</h2>
      <p class="card-lead">{L.lead}</p>
      <TableFrame label={L.title} cards>
        <thead>
          <tr>
            <th scope="col">{L.kind}</th>
            <th scope="col" class="num">
              {L.rows}
            </th>
            <th scope="col">{L.holds}</th>
            <th scope="col">{L.decides}</th>
            <th scope="col">{L.notComputed}</th>
          </tr>
        </thead>
        <tbody>
          {of.map((list) => (
            <tr key={list.kind}>
              <th scope="row">{kindName(list.kind) || shown(list.kind)}</th>
              <td data-head={L.rows} class="num">
                {count(list.rows)}
              </td>
              <td data-head={L.holds}>{list.holds}</td>
              <td data-head={L.decides}>{list.decides}</td>
              <td data-head={L.notComputed}>{list.not_computed ?? L.all}</td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </section>
  );
}
