import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface Props {
  id?: string;
  /** The language of the words, where it is not the page's. */
  lang?: string | undefined;
  children: ComponentChildren;
}

/** A heading that takes the focus when it appears: what stood there before went away with the button that was pressed. */
export function Heading({ id, lang, children }: Props) {
  const element = useRef<HTMLHeadingElement>(null);
  useEffect(() => element.current?.focus(), []);
  return (
    <h2 id={id} lang={lang} tabIndex={-1} ref={element}>
      {children}
    </h2>
  );
}
