// The account as CBP has it: one importer of record across ports and brokers. Several are never summed.

import { useState } from "preact/hooks";
import type { Account, Overview } from "../engine/report";
import { Money } from "./amount";
import { CenterCard } from "./center";
import { count, shown } from "./format";
import { Deeper, Head } from "./heading";
import { allSetAside } from "./no-claim";
import { P } from "./picture-words";
import { ProfileView } from "./profile";
import { Stepped } from "./stepped";
import { TableFrame } from "./table";
import { W } from "./words";

export function Accounts({ report }: { report: Overview }) {
  const { accounts } = report;
  const title = accounts.length > 1 ? W.accounts.titleMany : W.accounts.title;
  return (
    <section class="card" id="accounts" aria-labelledby="accounts-head">
      <div class="card-head">
        <h2 id="accounts-head">{title}</h2>
        <span class="quiet small">{W.accounts.note}</span>
      </div>
      {accounts.length === 0 ? (
        <p class="quiet">
          {allSetAside(report) === null ? W.drawback.noneImports : P.verdict.allAside}
        </p>
      ) : (
        <Stepped>
          <Sums accounts={accounts} title={title} />
          {accounts.length === 1
            ? accounts.map((account) => <One key="only" account={account} />)
            : accounts.map((account, i) => (
                <Several
                  key={account.importer ?? ""}
                  account={account}
                  first={i === 0}
                  few={accounts.length <= FEW}
                />
              ))}
        </Stepped>
      )}
    </section>
  );
}

function Sums({ accounts, title }: { accounts: readonly Account[]; title: string }) {
  return (
    <TableFrame label={title} cards>
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
          <th scope="col" class="num">
            {W.findings.owed}
          </th>
          <th scope="col" class="num">
            {W.findings.back}
          </th>
        </tr>
      </thead>
      <tbody>
        {accounts.map(({ importer, names, lines, value, duty, owed, back }) => (
          <tr key={importer}>
            <th scope="row">
              {importer ?? W.accounts.noNumber}
              {names.length > 0 ? <span class="sub">{names.map(shown).join("; ")}</span> : null}
            </th>
            <td class="num" data-head={W.accounts.lines}>
              {count(lines)}
            </td>
            <td class="num" data-head={W.accounts.value}>
              <Money of={value} />
            </td>
            <td class="num" data-head={W.accounts.duty}>
              <Money of={duty} />
            </td>
            <td class="num" data-head={W.findings.owed}>
              <Money of={owed} tone="exposure" />
            </td>
            <td class="num" data-head={W.findings.back}>
              <Money of={back} tone="refund" />
            </td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  );
}

function One({ account: { center, profile } }: { account: Account }) {
  return (
    <Stepped>
      <CenterCard of={center} />
      {profile ? <ProfileView of={profile} /> : null}
    </Stepped>
  );
}

/** So many accounts are drawn at once; of more each is drawn when it is opened. */
const FEW = 6;

interface SeveralProps {
  readonly account: Account;
  readonly first: boolean;
  readonly few: boolean;
}

/** One of several accounts. */
function Several({ account, first, few }: SeveralProps) {
  const [open, setOpen] = useState(first);
  return (
    <details
      class="account-more"
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        <Head>{P.profile.open(account.importer ?? W.accounts.noNumber)}</Head>
      </summary>
      {open || few ? (
        <div class="account-block">
          <Deeper>
            <One account={account} />
          </Deeper>
        </div>
      ) : null}
    </details>
  );
}
