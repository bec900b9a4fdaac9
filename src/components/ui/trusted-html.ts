/** What browsers with Trusted Types offer; TypeScript's own declarations have none of it. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createHTML: (text: string) => string },
  ): { createHTML: (text: string) => { toString(): string } };
}

const policy = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy('hotpath', {
  createHTML: (text) => text,
});

/** The same text gives the same object: Preact compares what it is given, and sets it again when it is another. */
const known = new Map<string, string>();

/**
 * HTML that was rendered from this repository when the site was built, for `dangerouslySetInnerHTML`. Pages refuse any other
 * (`src/site/page-policy.ts`), so never pass what a reader, a link or a file has brought.
 */
export function trustedHtml(text: string): string {
  if (policy === undefined) return text;
  const made = known.get(text);
  if (made !== undefined) return made;
  // Preact hands it on as it is; its types know only strings.
  const trusted = policy.createHTML(text) as unknown as string;
  known.set(text, trusted);
  return trusted;
}
