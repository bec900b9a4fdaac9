import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

interface Props {
  id?: string;
  /** The language of the words, where it is not the page's. */
  lang?: string | undefined;
  children: ComponentChildren;
}

/** A heading that takes the focus when it appears: what stood there before went away with the button that was pressed. */
export function Heading({ id, lang, children }: Props) {
  const element = useRef<HTMLHeadingElement>(null);
  // With the drawing, not after it: a key that was pressed in between would go elsewhere.
  useLayoutEffect(() => element.current?.focus(), []);
  return (
    <h2 id={id} lang={lang} tabIndex={-1} ref={element}>
      {children}
    </h2>
  );
}
