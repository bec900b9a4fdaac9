import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

declare module 'astro' {
  interface AstroClientDirectives {
    /** Wakes up at the first sign of a reader: see intent.ts. */
    'client:intent'?: boolean;
  }
}

/** Adds the directive `client:intent`. */
export function intentDirective(): AstroIntegration {
  return {
    name: 'hotpath-intent',
    hooks: {
      'astro:config:setup': ({ addClientDirective }) => {
        addClientDirective({
          name: 'intent',
          entrypoint: fileURLToPath(new URL('./intent.ts', import.meta.url)),
        });
      },
    },
  };
}
