import type { VNode } from 'preact';

/** Who looks at undisclosed names, across the page (X2): a photograph of the screen says whose screen it was. */
export const Watermark = ({ text }: { readonly text: string }): VNode => (
  <svg class="wm" aria-hidden="true">
    <defs>
      <pattern id="wm" width="340" height="190" patternUnits="userSpaceOnUse" patternTransform="rotate(-18)">
        <text x="20" y="60">
          {text}
        </text>
      </pattern>
    </defs>
    <rect width="100%" height="100%" fill="url(#wm)" />
  </svg>
);
