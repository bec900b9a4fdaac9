/** The two files that `npm run compatibility` writes. */
import { format, resolveConfig } from 'prettier';
import { compatibilityText } from './compatibility.ts';

const MADE = '<!-- Made by `npm run compatibility` from the tests in tests/engine: change those. -->';

const FRONTMATTER = `---
title: What the embedded engine does like Node.js
description: Every check of the in-browser Node.js by subject, what differs in which browser and why, and what a browser cannot do.
---`;

/** Their text by path from the repository's root. */
export async function compatibilityFiles(): Promise<Record<string, string>> {
  const body = compatibilityText();
  const files: Record<string, string> = {
    'src/browser-node/COMPATIBILITY.md': `# What the engine does like Node.js\n\n${MADE}\n\n${body}`,
    'content/docs/compatibility.md': `${FRONTMATTER}\n\n${MADE}\n\n${body}`,
  };
  const entries = Object.entries(files).map(async ([file, text]) => {
    const options = await resolveConfig(new URL(`../../../${file}`, import.meta.url));
    return [file, await format(text, { ...options, parser: 'markdown' })] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}
