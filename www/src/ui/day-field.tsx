// A day as ISO text: the browser's own field would show it in the order of its own country.

import { W } from "./words";

interface Props {
  readonly id?: string;
  readonly value: string;
  readonly disabled?: boolean;
  /** Tells each whole day while it is typed, not only the one that stays. */
  readonly live?: boolean;
  readonly onDay: (day: string) => void;
}

export function DayField({ id, value, disabled, live, onDay }: Props) {
  const tell = (event: { readonly currentTarget: HTMLInputElement }) => {
    const day = event.currentTarget.value.trim();
    if (/^\d{4}-\d\d-\d\d$/.test(day) && day !== value) onDay(day);
  };
  return (
    <input
      class="field day"
      id={id}
      type="text"
      inputMode="numeric"
      autocomplete="off"
      pattern="[0-9]{4}-[0-9]{2}-[0-9]{2}"
      title={W.dayHow}
      disabled={disabled}
      value={value}
      onInput={live ? tell : undefined}
      onChange={tell}
    />
  );
}
