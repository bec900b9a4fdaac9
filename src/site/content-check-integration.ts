import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { AstroError } from 'astro/errors';
import { checkContent } from '../schemas/content-check.ts';
import { formatProblem } from '../schemas/problems.ts';
import { readContent } from './read-content.ts';

/**
 * Checks all content before anything is built. Astro alone stops at the first bad entry, only logs a dangling reference and
 * merely warns of a double id. While developing, problems are warnings, so that a half-written page can be looked at.
 */
export function contentCheck(): AstroIntegration {
  return {
    name: 'hotpath-content-check',
    hooks: {
      'astro:config:setup': ({ config, command, logger }) => {
        const { files, routes, sections } = readContent(fileURLToPath(config.root));
        const problems = checkContent(files, routes, sections).map(formatProblem);
        if (problems.length === 0) return;
        if (command === 'dev') {
          for (const problem of problems) logger.warn(problem);
          return;
        }
        const count = problems.length === 1 ? 'One problem' : `${problems.length} problems`;
        throw new AstroError(`${count} in the content:\n${problems.join('\n')}`, 'Mend each line and build again.');
      },
    },
  };
}
