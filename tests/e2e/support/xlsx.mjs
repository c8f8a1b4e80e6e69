// A look into a workbook: its parts, and the rows of a sheet as text.

import { inflateRawSync } from "node:zlib";

/** The parts of a zip archive by name, from its directory. */
export function parts(bytes) {
  const end = bytes.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  let at = bytes.readUInt32LE(end + 16);
  const found = new Map();
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const [packed, name, extra, comment] = [20, 28, 30, 32].map((field, i) =>
      i === 0 ? bytes.readUInt32LE(at + field) : bytes.readUInt16LE(at + field),
    );
    const header = bytes.readUInt32LE(at + 42);
    const start = header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28);
    const content = inflateRawSync(bytes.subarray(start, start + packed)).toString("utf8");
    found.set(bytes.toString("utf8", at + 46, at + 46 + name), content);
    at += 46 + name + extra + comment;
  }
  return found;
}

const plain = (text) =>
  text
    .replace(/<[^>]*>/g, "")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, "&");

/** The sheets of a workbook: rows of cells by name. */
export function sheets(bytes) {
  const archive = parts(bytes);
  const names = [...archive.get("xl/workbook.xml").matchAll(/<sheet name="([^"]*)"/g)];
  const rows = (xml) =>
    [...xml.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row]) =>
      Object.fromEntries(
        [...row.matchAll(/<c r="([A-Z]+)\d+"[^>]*>(.*?)<\/c>/gs)].map(([, column, cell]) => [
          column,
          plain(cell),
        ]),
      ),
    );
  return Object.fromEntries(
    names.map(([, name], i) => [plain(name), rows(archive.get(`xl/worksheets/sheet${i + 1}.xml`))]),
  );
}
