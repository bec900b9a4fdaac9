interface RangeProps {
  label: string;
  value: number;
  min: number;
  max: number;
  step: number;
  /** How the value reads, with its unit: `20 ms`. */
  text: string;
  onChange: (value: number) => void;
}

/** One parameter of a simulation: a native slider with its label and its value in words. */
export function Range({ label, value, min, max, step, text, onChange }: RangeProps) {
  return (
    <label class="hp-range">
      <span class="hp-range-label">
        {label} <span class="hp-range-value">{text}</span>
      </span>
      <input
        type="range"
        value={value}
        min={min}
        max={max}
        step={step}
        aria-valuetext={text}
        onInput={(event) => onChange(event.currentTarget.valueAsNumber)}
      />
    </label>
  );
}
