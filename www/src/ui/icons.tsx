// Small line drawings, always beside a word and hidden from readers.

import type { ComponentChildren } from "preact";

const DRAWINGS = {
  back: <path d="M19.5 12H5m6.5-6.5L5 12l6.5 6.5" />,
  owed: <path d="M4.5 12H19m-6.5-6.5L19 12l-6.5 6.5" />,
  clock: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 7v5.2l3.2 2" />
    </>
  ),
  error: (
    <>
      <path d="M8.3 3.5h7.4l5 5v7l-5 5H8.3l-5-5v-7z" />
      <path d="m9.2 9.2 5.6 5.6m0-5.6-5.6 5.6" />
    </>
  ),
  warning: (
    <>
      <path d="M12 4 2.8 20h18.4z" />
      <path d="M12 10v4.5m0 2.6v.1" />
    </>
  ),
  note: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 11v5.2m0-8.6v.1" />
    </>
  ),
  check: <path d="m5 12.5 4.6 4.6L19.5 7" />,
  close: <path d="m6 6 12 12M18 6 6 18" />,
  file: <path d="M6 3h8l4.5 4.5V21H6zM14 3v4.5h4.5" />,
  folder: <path d="M3 6h6.5l2 2.5H21V19H3z" />,
  search: (
    <>
      <circle cx="10.5" cy="10.5" r="6" />
      <path d="m15 15 5.5 5.5" />
    </>
  ),
  shield: <path d="M12 3 4.5 6v5.5c0 4.5 3 8 7.5 9.5 4.5-1.5 7.5-5 7.5-9.5V6z" />,
  chevron: <path d="m8 5 7 7-7 7" />,
  download: <path d="M12 4v11m-4.5-4.5L12 15l4.5-4.5M5 20h14" />,
  print: <path d="M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z" />,
  plus: <path d="M12 5v14M5 12h14" />,
  blocked: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="m6 6 12 12" />
    </>
  ),
  copy: <path d="M9 8h11v12H9zM15 8V4H4v12h5" />,
} satisfies Record<string, ComponentChildren>;

export type IconName = keyof typeof DRAWINGS;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {DRAWINGS[name]}
    </svg>
  );
}

/** The mark: a flag over the tide. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect class="mark-night" width="32" height="32" rx="6" />
      <path
        class="mark-tide"
        d="M3 21q3.25-4 6.5 0t6.5 0 6.5 0 6.5 0v3q-3.25 4-6.5 0t-6.5 0-6.5 0-6.5 0z"
      />
      <path class="mark-flag" d="M15 5h2v11h-2zM17 6h7l-2 2.5 2 2.5h-7z" />
    </svg>
  );
}
