// Writes a workbook as a spreadsheet program does: one sheet, numbers as numbers, text as shared strings.

import { createReadStream, existsSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { crc32, deflateRawSync } from "node:zlib";

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006";
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const letters = (index) =>
  index < 26
    ? String.fromCharCode(65 + index)
    : letters(Math.floor(index / 26) - 1) + letters(index % 26);

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** Numbers that a spreadsheet keeps as such: amounts and counts, not codes with leading zeros. */
const isNumber = (text) => /^(0|[1-9]\d{0,8})(\.\d+)?$/.test(text);

/** Writes the rows of a CSV file without quotes into a workbook, unless it is there. */
export async function makeBook(csv, path) {
  if (existsSync(path)) return path;
  const strings = new Map();
  const parts = [`${head}<worksheet xmlns="${main}"><sheetData>`];
  let row = 0;
  for await (const line of createInterface({ input: createReadStream(csv) })) {
    row += 1;
    parts.push(`<row r="${row}">${cells(line.split(","), row, strings)}</row>`);
  }
  parts.push("</sheetData></worksheet>");
  const shared = [...strings.keys()].map((text) => `<si><t>${escaped(text)}</t></si>`).join("");
  const files = {
    "xl/worksheets/sheet1.xml": parts.join(""),
    "xl/sharedStrings.xml": `${head}<sst xmlns="${main}" uniqueCount="${strings.size}">${shared}</sst>`,
    ...frame,
  };
  writeFileSync(path, zip(Object.entries(files)));
  return path;
}

function cells(values, row, strings) {
  return values
    .map((value, column) => {
      if (value === "") return "";
      const at = `r="${letters(column)}${row}"`;
      if (isNumber(value)) return `<c ${at}><v>${value}</v></c>`;
      if (!strings.has(value)) strings.set(value, strings.size);
      return `<c ${at} t="s"><v>${strings.get(value)}</v></c>`;
    })
    .join("");
}

const kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const frame = {
  "xl/workbook.xml": `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Main Report" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  "xl/_rels/workbook.xml.rels": `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
  "_rels/.rels": `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  "[Content_Types].xml": `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${kind}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${kind}.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${kind}.sharedStrings+xml"/></Types>`,
};

/** A zip archive of texts, deflated. */
function zip(files) {
  const [bodies, entries] = [[], []];
  let offset = 0;
  for (const [name, text] of files) {
    const plain = Buffer.from(text);
    const packed = deflateRawSync(plain);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(plain), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(plain.length, 18);
    fields.writeUInt16LE(name.length, 22);
    const body = Buffer.concat([Buffer.from("PK\x03\x04"), fields, Buffer.from(name), packed]);
    const where = Buffer.alloc(14);
    where.writeUInt32LE(offset, 10);
    entries.push(Buffer.from("PK\x01\x02"), Buffer.from([20, 0]), fields, where, Buffer.from(name));
    bodies.push(body);
    offset += body.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...bodies, directory, Buffer.from("PK\x05\x06"), end]);
}
