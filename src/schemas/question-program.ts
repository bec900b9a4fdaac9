import { z } from 'zod';

/** A program inside a question. CI runs it on real Node; readers run it in the embedded engine. */
export const programSchema = z
  .strictObject({
    /** The file that is started, and shown first. */
    entry: z.string().default('main.mjs'),
    /** Source by file name. */
    files: z.record(z.string(), z.string()),
    /** What it prints, exactly, or with the placeholders `<ms>`, `<n>` and `<any>`. */
    output: z.string(),
    /** The program must fail with this text on standard error. Without it, it must end with code 0. */
    throws: z.string().optional(),
  })
  .refine((program) => program.files[program.entry] !== undefined, {
    error: 'The entry is not among the files. Name it as the key of one of them.',
    path: ['entry'],
  });

export type QuestionProgram = z.infer<typeof programSchema>;
