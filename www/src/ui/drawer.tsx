// A panel at the side, modal: the browser keeps the focus inside, Escape closes it, and the focus
// goes back to where it was.

import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { Icon } from "./icons";
import { W } from "./words";
import "./drawer.css";

interface Props {
  readonly title: ComponentChildren;
  /** Room for tables. */
  readonly wide?: boolean;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** Shown while it is mounted. */
export function Drawer({ title, wide, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    element?.showModal();
    return () => {
      // Escape closes it before this runs, and by then the focus may have gone on.
      const now = document.activeElement;
      const lost = now === document.body || element?.contains(now);
      element?.close();
      if (lost && before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    // A click on the veil closes too; the keyboard has Escape for it.
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape is the dialog's own key
    <dialog
      class={wide ? "drawer drawer-wide" : "drawer"}
      ref={dialog}
      aria-labelledby={id}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <div class="drawer-head">
        <h2 id={id}>{title}</h2>
        <button type="button" class="button drawer-close" onClick={onClose}>
          <Icon name="close" />
          <span class="sr">{W.close}</span>
        </button>
      </div>
      <div class="drawer-body" tabIndex={0} role="region" aria-labelledby={id}>
        {children}
      </div>
    </dialog>
  );
}
