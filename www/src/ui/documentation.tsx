// A check's documentation: headings, paragraphs and lists of plain Markdown, as elements.

import { shown } from "./format";

export function Documentation({ text }: { text: string }) {
  const blocks = text.trim().split(/\n\s*\n|\n(?=#)|(?<=^#[^\n]*)\n/m);
  return (
    <>
      {blocks.map((block) => (
        <Block key={block} text={block.trim()} />
      ))}
    </>
  );
}

function Block({ text }: { text: string }) {
  if (text === "") return null;
  if (text.startsWith("#")) return <h4>{shown(text.replace(/^#+\s*/, ""))}</h4>;
  const lines = text.split("\n");
  if (lines.every((line) => /^[-*] /.test(line))) {
    return (
      <ul>
        {lines.map((line) => (
          <li key={line}>{shown(line.slice(2))}</li>
        ))}
      </ul>
    );
  }
  return <p>{lines.map(shown).join(" ").replace(/`/g, "")}</p>;
}
