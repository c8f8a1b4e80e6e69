// Cuts page one to a page: lists give up their last items until it fits.

import { P } from "./print-words";

/** What both A4 and US Letter hold between the margins, in CSS pixels (96 to the inch). */
const HEIGHT = (246 / 25.4) * 96;

const shownItems = (list: Element) =>
  [...list.children].filter((item): item is HTMLElement => {
    return item instanceof HTMLElement && !item.hidden;
  });

export function fit(page: HTMLElement): void {
  const lists = [...page.querySelectorAll("[data-list]")];
  for (const list of lists) tell(list);
  while (page.scrollHeight > HEIGHT) {
    const list =
      giver(lists, keep) ?? giver(lists, (of) => Math.ceil(keep(of) / 2)) ?? giver(lists, () => 1);
    if (!list) {
      page.classList.add("paper-tight");
      return;
    }
    const last = shownItems(list).at(-1);
    if (last) last.hidden = true;
    tell(list);
  }
}

/** What a list keeps while others can still give. */
const keep = (list: Element) => Number(list.getAttribute("data-keep") ?? "1");

/** The list whose last item takes the most room, of those that hold more than they must keep. */
function giver(lists: readonly Element[], least: (list: Element) => number): Element | null {
  let found: Element | null = null;
  let most = 0;
  for (const list of lists) {
    const items = shownItems(list);
    const height = items.at(-1)?.offsetHeight ?? 0;
    if (items.length > least(list) && height > most) {
      found = list;
      most = height;
    }
  }
  return found;
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
