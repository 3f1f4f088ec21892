import type { VNode } from 'preact';
import { encode } from 'uqr';

/** White around it, in modules: four are the standard's (ISO/IEC 18004). */
const QUIET = 4;

/** A QR code as one path: the page's policy lets no picture be made in it, and a path prints sharp at any size. */
export function Qr({ text, label }: { readonly text: string; readonly label: string }): VNode {
  const { data, size } = encode(text, { ecc: 'M', border: 0 });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  const whole = size + 2 * QUIET;
  return (
    <svg
      class="qr"
      viewBox={`${-QUIET} ${-QUIET} ${whole} ${whole}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <path fill="#fff" d={`M${-QUIET} ${-QUIET}h${whole}v${whole}h${-whole}z`} />
      <path d={path} />
    </svg>
  );
}
