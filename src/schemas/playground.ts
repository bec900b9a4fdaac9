import { z } from 'zod';

/** One entry of `content/playground/templates.yaml`; its files lie in the folder of its id. */
const templateSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/, 'must be lower-case words joined by hyphens'),
  title: z.string().min(1).describe('Name in the list.'),
  blurb: z.string().min(1).max(160).describe('What to try, in a sentence or two.'),
  files: z.array(z.string().min(1)).min(1).describe('In the order of the tabs.'),
  command: z.string().min(1).describe('What the Run button runs.'),
});

/** `content/playground/templates.yaml`. The first one is what the playground opens with. */
export const templatesSchema = z.array(templateSchema).min(1);
