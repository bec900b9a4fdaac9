interface TankPictureProps {
  /** How full the tank is, and where its mark is, from 0 to 1. */
  level: number;
  mark: number;
  /** Whether water comes in, and whether some goes out. */
  flows: boolean;
  drips: boolean;
}

const TOP = 34;
const HEIGHT = 96;

/** A tank with a tap above it and a pipe below. The status line beside it says the same in words. */
export function TankPicture({ level, mark, flows, drips }: TankPictureProps) {
  const height = HEIGHT * Math.min(1, level);
  const markAt = TOP + HEIGHT * (1 - Math.min(1, mark));
  return (
    <svg class="hp-tank" viewBox="0 0 240 176" width="240" height="176" aria-hidden="true" focusable="false">
      <path d="M10 12 H96 V22" fill="none" stroke="var(--sl-color-gray-3)" stroke-width="6" />
      <circle cx="60" cy="12" r="7" fill={flows ? 'var(--hp-good)' : 'var(--hp-bad)'} />
      {flows && <rect x="93" y="22" width="6" height={TOP + HEIGHT - height - 22} fill="var(--hp-frost)" />}
      <rect x="70" y={TOP + HEIGHT - height} width="100" height={height} fill="var(--hp-frost)" opacity="0.55" />
      <path
        d={`M70 ${TOP} V${TOP + HEIGHT} H170 V${TOP}`}
        fill="none"
        stroke="var(--sl-color-gray-2)"
        stroke-width="2"
      />
      <path d={`M62 ${markAt} H178`} stroke="var(--hp-ember)" stroke-width="2" stroke-dasharray="5 4" />
      <path d={`M150 ${TOP + HEIGHT} V148 H228`} fill="none" stroke="var(--sl-color-gray-3)" stroke-width="6" />
      {drips && <path d={`M150 ${TOP + HEIGHT} V148 H228`} fill="none" stroke="var(--hp-frost)" stroke-width="3" />}
      <g fill="var(--sl-color-gray-2)" font-size="11">
        <text x="104" y="16">
          source
        </text>
        <text x="182" y={markAt + 4}>
          mark
        </text>
        <text x="204" y="166">
          sink
        </text>
      </g>
    </svg>
  );
}
