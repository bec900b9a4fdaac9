import { trustedHtml } from '../ui/trusted-html.ts';

/** A question's program where the page has no code blocks: highlighted, numbered on demand, not to be run. */
export function CodeFiles({ code, numbered }: { code: readonly { name: string; html: string }[]; numbered: boolean }) {
  return (
    <>
      {code.map(({ name, html }) => (
        <figure class="hp-code" key={name} data-numbered={numbered ? '' : undefined}>
          <figcaption>{name}</figcaption>
          <section tabIndex={0} aria-label={name} dangerouslySetInnerHTML={{ __html: trustedHtml(html) }} />
        </figure>
      ))}
    </>
  );
}
