// One of a few, side by side.

interface Props<T extends string> {
  readonly label: string;
  readonly choices: readonly { readonly key: T; readonly name: string }[];
  readonly value: T;
  readonly onChoose: (value: T) => void;
}

export function Segments<T extends string>({ label, choices, value, onChoose }: Props<T>) {
  return (
    <div class="segments" role="group" aria-label={label}>
      {choices.map(({ key, name }) => (
        <button
          type="button"
          class="button"
          key={key}
          aria-pressed={key === value}
          onClick={() => onChoose(key)}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
