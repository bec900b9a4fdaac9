import * as z from 'zod/mini';

/** Characters that one shared file may have. */
const LONGEST_FILE = 100_000;

/** Files of one link: each becomes a tab of the editor. */
export const MOST_SHARED_FILES = 40;

/** What a share link carries: somebody's changed files of one lab. It is a stranger's text, so nothing of it is taken on trust. */
export const sharedSchema = z.strictObject({
  lab: z.uuid(),
  contentHash: z.string().check(z.maxLength(64)),
  files: z
    .record(z.string().check(z.maxLength(200)), z.string().check(z.maxLength(LONGEST_FILE)))
    .check(z.refine((files) => Object.keys(files).length > 0 && Object.keys(files).length <= MOST_SHARED_FILES)),
});

/** See {@link sharedSchema}. */
export type Shared = z.output<typeof sharedSchema>;
