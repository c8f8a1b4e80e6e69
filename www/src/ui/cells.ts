// Column letters of a spreadsheet.

/** 0 as `A`, 26 as `AA`. */
export function letters(index: number): string {
  let text = "";
  for (let n = index + 1; n > 0; n = Math.floor((n - 1) / 26)) {
    text = String.fromCharCode(65 + ((n - 1) % 26)) + text;
  }
  return text;
}

/** `K`, or `K12`, as 10; null where there are no letters. */
export function placeOfLetters(cell: string | null): number | null {
  const found = /^([A-Z]{1,3})\d*$/.exec(cell ?? "");
  if (!found?.[1]) return null;
  return [...found[1]].reduce((sum, char) => sum * 26 + char.charCodeAt(0) - 64, 0) - 1;
}
