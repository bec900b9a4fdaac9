import { defineCollection } from 'astro:content';
import { docsSchema } from '@astrojs/starlight/schema';
import { glob } from 'astro/loaders';
import { guideFields } from './schemas/guide.ts';

const docs = defineCollection({
  loader: glob({ base: './content/docs', pattern: '**/[^_]*.{md,mdx}', retainBody: false }),
  schema: docsSchema({ extend: guideFields }),
});

export const collections = { docs };
