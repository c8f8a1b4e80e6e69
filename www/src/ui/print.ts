// Printing: the long lists are first shown as plain rows, then the browser prints the page.

import { printing } from "../state/panels";

const afterPaint = () =>
  new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve, 150)));

export async function printReport(): Promise<void> {
  printing.value = true;
  await afterPaint();
  try {
    window.print();
  } finally {
    printing.value = false;
  }
}
