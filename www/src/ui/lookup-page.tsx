// The page of a key: what it is, whether it holds on the day, and blocks of facts with how sure they are.

import type { Ref } from "preact";
import type { LawBlock, LawPage, LawTableOf } from "../engine/report";
import { count } from "./format";
import { Icon, type IconName } from "./icons";
import { LawRefs } from "./law-ref";
import { WithLinks } from "./lookup-link";
import { TableFrame } from "./table";
import { W } from "./words";

const L = W.lookup;

/** What the links of a page need: where they lead on, and the code that they are not to lead back to. */
interface Links extends Pick<Props, "onFollow"> {
  readonly self: string;
}

interface Props {
  readonly of: LawPage;
  readonly head: Ref<HTMLHeadingElement>;
  readonly onFollow: (key: string, text: string) => void;
}

export function LookupPage({ of, head, onFollow }: Props) {
  return (
    <article class="lookup-page" aria-labelledby="lookup-title">
      <header>
        <p class="quiet small">{of.kind}</p>
        <h3 id="lookup-title" ref={head} tabIndex={-1}>
          {of.title}
        </h3>
        {of.name === "" ? null : <p>{of.name}</p>}
        <Standing of={of.standing} />
      </header>
      {of.blocks.map((block) => (
        <Block key={block.title} of={block} links={{ onFollow, self: of.title }} />
      ))}
      {of.cites.length > 0 ? (
        <section>
          <h4>{L.sources}</h4>
          <LawRefs keys={of.cites} />
          {of.read_on ? <p class="quiet small">{L.readOn(of.read_on)}</p> : null}
        </section>
      ) : null}
    </article>
  );
}

const MARKS: Record<string, { readonly icon: IconName; readonly tone: string }> = {
  yes: { icon: "check", tone: "pill-refund" },
  no: { icon: "blocked", tone: "pill-failure" },
  unknown: { icon: "note", tone: "pill-exposure" },
};

function Standing({ of: { mark, words } }: { of: LawPage["standing"] }) {
  const look = MARKS[mark];
  if (!look || words === "") return null;
  return (
    <p>
      <span class={`pill lookup-standing ${look.tone}`}>
        <Icon name={look.icon} />
        <span>{words}</span>
      </span>
    </p>
  );
}

interface BlockProps {
  readonly of: LawBlock;
  readonly links: Links;
}

function Block({ of: block, links }: BlockProps) {
  return (
    <section class="lookup-block">
      <h4>
        {block.title}
        {block.confidence ? <Sure of={block.confidence} /> : null}
      </h4>
      {block.lead ? (
        <p>
          <WithLinks text={block.lead} {...links} />
        </p>
      ) : null}
      {block.facts.length > 0 ? (
        <dl class="lookup-facts">
          {block.facts.map(({ name, value, key, confidence }) => (
            <div key={`${name} ${value}`}>
              <dt>{name}</dt>
              <dd>
                {key ? (
                  <Follow of={key} text={value} {...links} />
                ) : (
                  <span>
                    <WithLinks text={value} {...links} />
                  </span>
                )}
                {confidence ? <Sure of={confidence} /> : null}
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
      {block.table ? <Table title={block.title} of={block.table} links={links} /> : null}
      {block.note ? (
        <p class="quiet small">
          <WithLinks text={block.note} {...links} />
        </p>
      ) : null}
    </section>
  );
}

/** How sure a statement is. */
function Sure({ of }: { of: string }) {
  return <span class="lookup-sure quiet small">{of}</span>;
}

interface FollowProps extends Pick<Props, "onFollow"> {
  readonly of: string;
  readonly text: string;
}

function Follow({ of, text, onFollow }: FollowProps) {
  return (
    <button type="button" class="link" onClick={() => onFollow(of, text)}>
      {text}
    </button>
  );
}

interface TableProps {
  readonly title: string;
  readonly of: LawTableOf;
  readonly links: Links;
}

function Table({ title, of: { columns, rows, left_out }, links }: TableProps) {
  return (
    <>
      <TableFrame label={title} cards>
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col" key={column}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, holds, cells: [first = "", ...cells] }, i) => (
            // Rows of one table may be alike; their place tells them apart.
            <tr key={`${first} ${i}`} class={holds ? "lookup-holds" : undefined}>
              <th scope="row">
                <span class="lookup-first">
                  {holds ? (
                    <span class="lookup-mark">
                      <Icon name="check" />
                      <span class="sr">{L.holds}</span>
                    </span>
                  ) : null}
                  {key ? (
                    <Follow of={key} text={first} {...links} />
                  ) : (
                    <span>
                      <WithLinks text={first} {...links} />
                    </span>
                  )}
                </span>
              </th>
              {cells.map((cell, column) => (
                <td key={columns[column + 1]} data-head={columns[column + 1]}>
                  <WithLinks text={cell} {...links} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </TableFrame>
      {left_out > 0 ? <p class="quiet small">{L.leftOut(count(left_out))}</p> : null}
    </>
  );
}
