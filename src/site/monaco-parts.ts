import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

/** Parts of Monaco that its editor names but no page of ours opens: both diff editors, and drawing on the GPU, an experiment that is off. */
const LEFT_OUT = [
  'widget/diffEditor/diffEditorWidget',
  'widget/multiDiffEditor/multiDiffEditorWidget',
  'gpu/viewGpuContext',
  'viewParts/viewLinesGpu/viewLinesGpu',
  'viewParts/rulersGpu/rulersGpu',
  'viewParts/gpuMark/gpuMark',
];

const FILE = /[\\/]monaco-editor[\\/]esm[\\/]vs[\\/]editor[\\/]browser[\\/](.+)\.js$/;

/**
 * Leaves {@link LEFT_OUT} out of a build, a tenth of the editor's bytes: what those files export becomes classes that say so when somebody
 * makes one. Throws at the end of a build that has Monaco but not one of them: then Monaco has moved it.
 */
export function monacoParts(): Plugin {
  const left = new Set(LEFT_OUT);
  return {
    name: 'hotpath-monaco-parts',
    apply: 'build',
    load: {
      filter: { id: FILE },
      handler(id) {
        const part = FILE.exec(id)?.[1]?.replaceAll('\\', '/');
        if (part === undefined || !LEFT_OUT.includes(part)) return null;
        left.delete(part);
        const names = /export \{([^}]+)\}/.exec(readFileSync(id, 'utf8'))?.[1]?.split(',') ?? [];
        return names
          .map((name) => {
            const message = JSON.stringify(`${name.trim()} is not in this build: see src/site/monaco-parts.ts`);
            return `export class ${name.trim()} { constructor() { throw new Error(${message}); } }`;
          })
          .join('\n');
      },
    },
    buildEnd(error) {
      if (error || left.size === 0 || left.size === LEFT_OUT.length) return;
      throw new Error(
        `Monaco no longer has ${[...left].join(', ')}: look where it went, and mend src/site/monaco-parts.ts.`,
      );
    },
  };
}
