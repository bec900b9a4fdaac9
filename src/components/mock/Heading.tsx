import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** A heading that takes the focus when it appears: what stood there before went away with the button that was pressed. */
export function Heading({ id, children }: { id?: string; children: ComponentChildren }) {
  const element = useRef<HTMLHeadingElement>(null);
  useEffect(() => element.current?.focus(), []);
  return (
    <h2 id={id} tabIndex={-1} ref={element}>
      {children}
    </h2>
  );
}
