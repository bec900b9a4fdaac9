import type { z } from 'zod';
import type { glossarySchema } from './glossary.ts';
import type { pageSchema } from './guide.ts';
import type { labSchema } from './lab.ts';
import type { quizSchema } from './question.ts';
import type { plannedSchema, trapsSchema } from './registers.ts';
import type { scenarioSchema } from './scenario.ts';

/** A content file that passed its schema. */
export interface Entry<T> {
  /** Guides: `<section>` or `<section>/<page>`; other pages: their address; labs, quizzes and scenarios: their folder or file name. */
  id: string;
  path: string;
  /** The YAML that `data` came from, its lines numbered as in the file. */
  yaml: string;
  data: T;
}

/** Everything that passed its schema, for the checks that look across files. */
export interface Content {
  pages: Entry<z.output<typeof pageSchema>>[];
  labs: Entry<z.output<typeof labSchema>>[];
  quizzes: Entry<z.output<typeof quizSchema>>[];
  glossary: Entry<z.output<typeof glossarySchema>>[];
  traps: Entry<z.output<typeof trapsSchema>>[];
  scenarios: Entry<z.output<typeof scenarioSchema>>[];
  planned: Entry<z.output<typeof plannedSchema>>[];
}

/** Address of a page of content/docs within the site, without slashes at its ends. */
export const addressOf = (path: string): string =>
  path
    .replace(/^content\/docs\//, '')
    .replace(/\.mdx?$/, '')
    .replace(/(^|\/)index$/, '');
