interface PickProps<Value extends string> {
  readonly id: string;
  readonly value: Value;
  /** Every choice with its words, in order. */
  readonly options: readonly (readonly [Value, string])[];
  readonly describedBy?: string;
  /** Its name, where no label on the page names it. */
  readonly label?: string;
  readonly onPick: (value: Value) => void;
}

/** One of a few named choices. Until what was picked is taken over, the kept one stays shown. */
export function Pick<Value extends string>({
  id,
  value,
  options,
  describedBy,
  label,
  onPick,
}: PickProps<Value>) {
  return (
    <select
      class="btn sm choice"
      id={id}
      value={value}
      aria-describedby={describedBy}
      aria-label={label}
      onChange={(event) => {
        const picked = options.find(([option]) => option === event.currentTarget.value);
        event.currentTarget.value = value;
        if (picked) onPick(picked[0]);
      }}
    >
      {options.map(([option, words]) => (
        <option key={option} value={option}>
          {words}
        </option>
      ))}
    </select>
  );
}
