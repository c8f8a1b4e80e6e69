// Writes the bench's two files: an ES-003 of 45 columns and an export list. The same seed gives the same
// bytes. No field needs quotes, so that a reader may use its fastest way, unless they are asked for: then
// names have commas.

import { createWriteStream, existsSync, mkdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fingerprint } from "../../www/tools/fingerprint.mjs";
import duties from "./duties.json" with { type: "json" };
import { DAYS, day, destinations, goods, mpfLimits, origins, ports } from "./goods.mjs";

const importer = ["98-765432100", "INVENTED HARBOR GOODS AND MARINE SUPPLY LLC"];

/** A repeatable source of whole numbers below a bound. */
function chance(seed) {
  let state = seed >>> 0;
  return (bound) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  };
}

const money = (cents) => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`;
const share = (cents, hundredths) => Math.round((cents * hundredths) / 10_000);
const american = (iso) => `${iso.slice(5, 7)}/${iso.slice(8, 10)}/${iso.slice(0, 4)}`;
const fiscalYear = (iso) => Number(iso.slice(0, 4)) + (iso.slice(5, 7) >= "10" ? 1 : 0);

/** The tenth digit of an entry number of the filer ZZT, whose letters count as 9, 9 and 3. */
function withCheckDigit(seven) {
  const digits = [..."993", ...seven].map(Number);
  let sum = 0;
  for (const [place, digit] of digits.entries()) {
    const doubled = place % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return `ZZT${seven}${(10 - (sum % 10)) % 10}`;
}

// Each column: its heading, and its value from entry, line and tariff.
const columns = [
  ["Entry Summary Number", (e) => e.number],
  ["Entry Type Code", () => "01"],
  ["Importer Number", () => importer[0]],
  ["Importer Name", () => importer[1]],
  ["Filer Name", () => "INVENTED CUSTOMS BROKERS AND FORWARDERS INC"],
  ["Bond Type", () => "8"],
  ["Bond Number", () => "990123456"],
  ["Surety Code", () => "891"],
  ["Port of Entry Code", (e) => e.port],
  ["Entry Date", (e) => american(e.entered)],
  ["Entry Summary Date", (e) => american(e.summary)],
  ["Initial Entry Summary Create Date", (e) => american(e.summary)],
  ["Importation Date", (e) => american(e.imported)],
  ["Mode of Transport Code", () => "11"],
  ["Reconciliation Indicator", () => "N"],
  ["Reconciliation Issue Code", () => ""],
  ["Reconciliation (FTA) Status", () => ""],
  ["Reconciliation (Other) Status", () => ""],
  ["Control Status", () => "CBP Control"],
  ["Post Summary Correction Indicator", () => "N"],
  ["Latest PSC Filed Date", () => ""],
  ["Liquidation Date", (e) => american(e.liquidated)],
  ["Liquidation Status", () => "Liquidated"],
  ["Final Liquidation", () => ""],
  ["Protest Number", () => ""],
  ["Protest Status", () => ""],
  ["Total Paid MPF Amount", (e) => money(e.mpf)],
  ["Entry Summary Line Number", (_, l) => l.number],
  ["Review Team Number", () => "016"],
  ["Country of Origin Code", (_, l) => l.origin],
  ["Country of Export Code", (_, l) => l.origin],
  ["Manufacturer ID", (_, l) => `${l.origin}INVMAK${l.maker}CIT`],
  [
    "Manufacturer Name",
    (_, l) => `INVENTED MAKER NUMBER ${l.maker} PRECISION MANUFACTURING CO LTD`,
  ],
  ["Foreign Exporter ID", (_, l) => `${l.origin}INVEXP${l.maker}CIT`],
  ["Line SPI Code", () => ""],
  ["Line MPF Amount", (_, l) => money(l.mpf)],
  ["Line HMF Amount", (_, l) => money(l.hmf)],
  ["Line Post Summary Correction Indicator", () => "N"],
  ["Tariff Ordinal Number", (_e, _l, t) => t.ordinal],
  ["HTS Number - Full", (_e, _l, t) => t.number],
  ["Column 1 Current Primary Duty Rate", (_e, _l, t) => `${t.rate / 100}%`],
  ["Line Tariff Goods Value Amount", (_e, _l, t) => money(t.value)],
  ["Line Tariff Duty Amount", (_e, _l, t) => money(t.duty)],
  ["Line Tariff Quantity (1)", (_e, _l, t) => t.quantity],
  ["Line Tariff UOM (1) Code", (_e, _l, t) => t.unit],
];

function makeLine(next, number, entered) {
  const [hts, unit] = goods[next(goods.length)];
  const origin = origins[next(origins.length)];
  const value = (200 + next(60_000)) * 100;
  const [, rate, extra] = duties[`${hts} ${origin}`].findLast(([from]) => from <= entered);
  const quantity = 10 + next(5_000);
  const tariffs = [
    ...extra.map(([code, more]) => ({
      number: code,
      rate: more,
      value: 0,
      quantity: "",
      unit: "",
    })),
    { number: hts, rate, value, quantity, unit },
  ];
  for (const [place, tariff] of tariffs.entries()) {
    tariff.ordinal = place + 1;
    tariff.duty = share(value, tariff.rate);
  }
  return {
    number,
    origin,
    value,
    maker: 10 + next(89),
    tariffs,
    hmf: Math.round((value * 125) / 100_000),
  };
}

function makeEntry(next, serial) {
  const start = next(DAYS - 10);
  const entry = {
    number: withCheckDigit(String(1_000_000 + serial)),
    port: ports[next(ports.length)],
    imported: day(start),
    entered: day(start + 3),
    summary: day(start + 11),
    liquidated: day(start + 317),
    lines: Array.from({ length: 1 + next(12) }, (_, place) => makeLine(next, place + 1, start + 3)),
  };
  const value = entry.lines.reduce((sum, line) => sum + line.value, 0);
  const [least, most] = mpfLimits[fiscalYear(entry.entered)];
  entry.mpf = Math.min(most, Math.max(least, Math.round((value * 3_464) / 1_000_000)));
  let left = entry.mpf;
  for (const line of entry.lines) {
    line.mpf = Math.floor((entry.mpf * line.value) / value);
    left -= line.mpf;
  }
  entry.lines.at(-1).mpf += left;
  return entry;
}

function* importRows(count, { lines = Number.POSITIVE_INFINITY, cell = String } = {}) {
  const next = chance(3);
  yield columns.map(([heading]) => heading).join(",");
  let made = 0;
  let whole = 0;
  for (let serial = 0; ; serial++) {
    const entry = makeEntry(next, serial);
    for (const line of entry.lines) {
      for (const tariff of line.tariffs) {
        yield columns.map(([, value]) => cell(value(entry, line, tariff))).join(",");
        made += 1;
        if (made === count) return;
      }
      whole += 1;
      if (whole === lines) return;
    }
  }
}

const exportHeadings =
  "ITN,Shipment Reference Number,USPPI ID,USPPI Name,Date of Export,Port of Export Code,Mode of Transport," +
  "Ultimate Consignee,Country of Ultimate Destination,Line Number,Schedule B/HTS Indicator," +
  "Schedule B/HTS Number,Commodity Description,D/F Indicator,Quantity 1,UOM 1,Value";

function* exportRows(count) {
  const next = chance(4);
  yield exportHeadings;
  for (let row = 0; row < count; row++) {
    const date = day(120 + next(1_600));
    const itn = `X${date.replaceAll("-", "")}${String(row).padStart(6, "0")}`;
    const [hts, unit] = goods[next(goods.length)];
    const quantity = 1 + next(800);
    const to = destinations[next(destinations.length)];
    yield [
      ...[itn, `REF-${row}`, ...importer, american(date), ports[next(ports.length)], "11"],
      ...[`INVENTED BUYER ${to}`, to, 1, "H", hts, "INVENTED GOODS", "F", quantity, unit],
      quantity * (2 + next(40)),
    ].join(",");
  }
}

async function write(path, rows) {
  if (existsSync(path)) return;
  mkdirSync(dirname(path), { recursive: true });
  const stream = createWriteStream(path);
  let block = [];
  for (const row of rows) {
    block.push(row);
    if (block.length === 4_096) {
      if (!stream.write(`${block.join("\r\n")}\r\n`))
        await new Promise((on) => stream.once("drain", on));
      block = [];
    }
  }
  await new Promise((done) => stream.end(`${block.join("\r\n")}\r\n`, done));
}

/** Changes with what the files are made from: those made before are not used again. */
const edition = fingerprint(
  ["make.mjs", "goods.mjs", "duties.json"].map((name) => join(import.meta.dirname, name)),
).slice(0, 8);

/** Makes an import file in `folder`, unless it is there, in which names stand in quotation marks. */
export async function makeQuoted(folder, rows) {
  const path = join(folder, `es003-quoted-${rows}-${edition}.csv`);
  await write(path, importRows(rows, { cell: quoted }));
  return { path, bytes: statSync(path).size };
}

/** A cell as text; the last word of a name with several goes behind a comma. */
function quoted(value) {
  const comma = / (?=[A-Z]+$)/;
  return comma.test(value) ? `"${value.replace(comma, ", ")}"` : value;
}

/** Makes an import file of so many entry lines in `folder` unless it is there. */
export async function makeLines(folder, lines) {
  const path = join(folder, `es003-lines-${lines}-${edition}.csv`);
  await write(path, importRows(Number.POSITIVE_INFINITY, { lines }));
  return path;
}

/** Makes the two files in `folder` unless they are there. */
export async function makeFiles(folder, { imports, exports }) {
  const files = {
    imports: join(folder, `es003-${imports}-${edition}.csv`),
    exports: join(folder, `exports-${exports}-${edition}.csv`),
  };
  await write(files.imports, importRows(imports));
  await write(files.exports, exportRows(exports));
  return { ...files, bytes: statSync(files.imports).size };
}
