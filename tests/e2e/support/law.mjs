// Files that renew the law of a session, made from the tables in use.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../../www/tools/shell.mjs";
import { file } from "./files.mjs";

const table = (name) => readFileSync(join(root, "src", "law", "data", `${name}.tsv`), "utf8");

/** A pack with one value of the law changed. */
export function pack(value) {
  const [heading, ...lines] = table("params").split("\n");
  const line = lines.find((of) => of.startsWith("fees/mpf/rate\t")).replace("0.003464", value);
  const text = JSON.stringify({
    tidewaiter_rule_pack: 1,
    name: "Fees as they may become",
    date: "2026-12-01",
    source: "invented for a test",
    tables: [{ table: "params", mode: "extend", text: `${heading}\n${line}\n` }],
  });
  return { name: "fees.json", mimeType: "application/json", buffer: Buffer.from(text) };
}

/** The numbers of the tables as USITC exports them, all free of duty. */
export function schedule() {
  const dotted = (number) => number.replace(/^(\d{4})(\d\d)(\d\d)(\d\d)?$/, "$1.$2.$3.$4");
  let text =
    "HTS Number,Indent,Description,Unit of Quantity,General Rate of Duty,Special Rate of Duty,Column 2 Rate of Duty,Quota Quantity,Additional Duties\n";
  for (const line of table("tariff").split("\n").slice(1)) {
    const [eight, , numbers] = line.split("\t");
    if (!eight) continue;
    const words =
      "Articles of a kind that need many words to be told from all others of their heading";
    text += `"${dotted(eight).replace(/\.$/, "")}","0","${words}","","Free","","Free","",""\n`;
    for (const number of numbers.split(" ").filter(Boolean)) {
      text += `"${dotted(eight + number.slice(0, 2))}","1","${words}","","","","","",""\n`;
    }
  }
  return file("hts.csv", text);
}
