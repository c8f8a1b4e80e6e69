// Takes sections of the screen over to paper as they are drawn: tables and pictures without anything
// to press, with everything that is folded opened.

/** Sections that paper has in its own words. */
const OWN = new Set(["verdict", "files", "findings", "aside", "assumptions", "law", "take"]);

/** Copies the other sections, those before the findings and those after. */
export function copySections(before: HTMLElement, after: HTMLElement): void {
  let target = before;
  for (const section of document.querySelectorAll<HTMLElement>(".report section.card[id]")) {
    if (section.id === "findings") {
      for (const figure of section.querySelectorAll<HTMLElement>("figure")) {
        after.append(forPaper(figure));
      }
      target = after;
    }
    if (!OWN.has(section.id)) target.append(forPaper(section));
  }
}

function forPaper(section: HTMLElement): HTMLElement {
  const copy = section.cloneNode(true) as HTMLElement;
  copy.classList.remove("card");
  copy.classList.add("paper-part", "paper-copy");
  const pressed = "button, a, summary, input, select, textarea, label, dialog, .toolbar, .grid";
  for (const element of copy.querySelectorAll<HTMLElement>(pressed)) plain(element);
  for (const details of copy.querySelectorAll("details")) unfold(details);
  // Folded parts show; what is only for readers of the screen stays hidden.
  for (const hidden of copy.querySelectorAll<HTMLElement>("[hidden]")) hidden.remove();
  for (const element of [copy, ...copy.querySelectorAll("*")]) unname(element);
  return copy;
}

/** What is folded lies open; a summary that only says to open it goes. */
function unfold(details: HTMLDetailsElement): void {
  const open = document.createElement("div");
  open.className = details.className;
  open.append(...details.childNodes);
  details.replaceWith(open);
}

/** A link-like button stays as its words; what is only there to be pressed goes. */
function plain(element: HTMLElement): void {
  const names = element.matches("summary") && element.querySelector("h2, h3, h4, h5") !== null;
  const words = names || element.matches("button.link, a");
  if (!words) {
    element.remove();
    return;
  }
  const span = document.createElement("span");
  span.append(...element.childNodes);
  for (const icon of span.querySelectorAll(".icon")) icon.remove();
  element.replaceWith(span);
}

/** References between elements would point into the screen. */
function unname(element: Element): void {
  for (const name of ["aria-labelledby", "aria-controls", "aria-describedby", "tabindex", "role"]) {
    element.removeAttribute(name);
  }
  if (element instanceof SVGElement) renamed(element);
  else element.removeAttribute("id");
}

/** Patterns and clips of a picture are its own: those on screen are not drawn while paper is. */
function renamed(element: SVGElement): void {
  for (const { name, value } of [...element.attributes]) {
    if (name === "id") element.setAttribute(name, `paper-${value}`);
    else if (value.startsWith("url(#")) element.setAttribute(name, `url(#paper-${value.slice(5)}`);
    else if (name === "href" && value.startsWith("#")) {
      element.setAttribute(name, `#paper-${value.slice(1)}`);
    }
  }
}
