import { z } from 'zod';

/** `mutants/<name>/mutant.yaml`: a plausible wrong solution and the tests that catch it. */
export const mutantSchema = z.strictObject({
  fails: z
    .array(z.string().regex(/^[a-z0-9-]+ > .+$/, 'must be "<task id> > <test name>"'))
    .min(1)
    .describe('Exactly the tests that fail, as "<task id> > <test name>". No two mutants of a lab share this set.'),
  lesson: z.string().min(1).describe('One or two sentences for a reader whose failing tests are these.'),
  trap: z
    .string()
    .regex(/^[A-Z]\d+$/, 'must be an id of traps.md, such as K5')
    .optional()
    .describe('The trap this mutant stands for.'),
});

/** A wrong solution's manifest. */
export type Mutant = z.output<typeof mutantSchema>;
