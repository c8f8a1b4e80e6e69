// Cuts page one to a page: the longest list gives up its last item until it fits.

import { P } from "./print-words";

/** What both A4 and US Letter hold between the margins, in CSS pixels (96 to the inch). */
const HEIGHT = (242 / 25.4) * 96;

const shownItems = (list: Element) =>
  [...list.children].filter((item): item is HTMLElement => {
    return item instanceof HTMLElement && !item.hidden;
  });

export function fit(page: HTMLElement): void {
  const lists = [...page.querySelectorAll("[data-list]")];
  for (const list of lists) tell(list);
  while (page.scrollHeight > HEIGHT) {
    const [longest] = lists
      .map((list) => ({ list, items: shownItems(list) }))
      .filter(({ items }) => items.length > 1)
      .sort((a, b) => b.items.length - a.items.length);
    if (!longest) {
      page.classList.add("paper-tight");
      return;
    }
    const last = longest.items.at(-1);
    if (last) last.hidden = true;
    tell(longest.list);
  }
}

/** Says under a list how many of its items are left out. */
function tell(list: Element): void {
  const note = list.closest(".paper-block")?.querySelector<HTMLElement>("[data-more]");
  if (!note) return;
  const before = Number(list.getAttribute("data-left") ?? "0");
  const left = before + list.children.length - shownItems(list).length;
  note.hidden = left === 0;
  note.textContent = left === 0 ? "" : P.more(left);
}
