// Headings whose level follows from where they stand.

import { type ComponentChildren, createContext } from "preact";
import { useContext } from "preact/hooks";

const Level = createContext(3);

/** What stands inside is one level deeper. */
export function Deeper({ children }: { children: ComponentChildren }) {
  return <Level.Provider value={Math.min(6, useContext(Level) + 1)}>{children}</Level.Provider>;
}

export function Head({ children, id }: { children: ComponentChildren; id?: string }) {
  const Tag = `h${useContext(Level)}` as "h3";
  return <Tag {...(id === undefined ? {} : { id, tabIndex: -1 })}>{children}</Tag>;
}
