// A workbook with cells of text, made for one test: a zip archive whose parts are not packed.

import { crc32 } from "node:zlib";

const xml = (text) => Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${text}`);
const escaped = (text) =>
  text.replace(/[&<>]/g, (mark) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[mark]);
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packaged = "http://schemas.openxmlformats.org/package/2006/relationships";

function sheet(rows) {
  const cell = (text) => `<c t="inlineStr"><is><t>${escaped(text)}</t></is></c>`;
  const data = rows.map((cells) => `<row>${cells.map(cell).join("")}</row>`).join("");
  return xml(`<worksheet xmlns="${main}"><sheetData>${data}</sheetData></worksheet>`);
}

/** Sheets by name, each a list of rows of texts, as a workbook. */
export function book(sheets) {
  const names = Object.keys(sheets);
  const listed = names.map(
    (name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="r${at}"/>`,
  );
  const related = names.map(
    (_, at) =>
      `<Relationship Id="r${at}" Type="${relations}/worksheet" Target="worksheets/sheet${at}.xml"/>`,
  );
  const top = `<Relationship Id="r" Type="${relations}/officeDocument" Target="xl/workbook.xml"/>`;
  return archive([
    ["_rels/.rels", xml(`<Relationships xmlns="${packaged}">${top}</Relationships>`)],
    [
      "xl/workbook.xml",
      xml(
        `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${listed.join("")}</sheets></workbook>`,
      ),
    ],
    [
      "xl/_rels/workbook.xml.rels",
      xml(`<Relationships xmlns="${packaged}">${related.join("")}</Relationships>`),
    ],
    ...names.map((name, at) => [`xl/worksheets/sheet${at}.xml`, sheet(sheets[name])]),
  ]);
}

/** Parts as they are, and the directory behind them. */
function archive(parts) {
  const [bodies, directory] = [[], []];
  let offset = 0;
  for (const [name, bytes] of parts) {
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(bytes.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(name.length, 22);
    bodies.push(Buffer.from("PK\x03\x04", "latin1"), common, Buffer.from(name), bytes);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    const made = Buffer.from([20, 0]);
    directory.push(Buffer.from("PK\x01\x02", "latin1"), made, common, rest, Buffer.from(name));
    offset += 30 + name.length + bytes.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, listed, end]);
}
