import type { Part } from './part.ts';

/** A part of `npm run bench`. */
export interface PartEntry {
  id: string;
  /** Heading of its figures. */
  title: string;
  /** Minutes after which it is stopped. */
  minutes: number;
  load(): Promise<{ run: Part }>;
}

/** Every part, in the order in which they run and are shown. */
export const PARTS: readonly PartEntry[] = [
  { id: 'size', title: 'Page weight', minutes: 4, load: () => import('./parts/size.ts') },
  {
    id: 'lighthouse',
    title: 'Lighthouse, as on a slow phone',
    minutes: 20,
    load: () => import('./parts/lighthouse.ts'),
  },
  { id: 'visits', title: 'From a click to a graded task', minutes: 10, load: () => import('./parts/visits.ts') },
  { id: 'editing', title: 'The editor', minutes: 5, load: () => import('./parts/editing.ts') },
  { id: 'memory', title: 'Memory of an open lab', minutes: 8, load: () => import('./parts/memory.ts') },
  { id: 'recording', title: 'What a recording costs', minutes: 10, load: () => import('./parts/recording.ts') },
  { id: 'engine', title: 'The engine and Node.js', minutes: 10, load: () => import('./parts/engine.ts') },
  { id: 'almostnode', title: 'Another Node.js for browsers', minutes: 6, load: () => import('./parts/almostnode.ts') },
  { id: 'noise', title: 'Noise of benchmarks', minutes: 8, load: () => import('./parts/noise.ts') },
  { id: 'lesson', title: 'A lab and a lesson of TutorialKit', minutes: 8, load: () => import('./parts/lesson.ts') },
  { id: 'builds', title: 'Building the site', minutes: 25, load: () => import('./parts/builds.ts') },
];

/** The command that measures one part again. */
export const commandOf = (id: string): string => `npm run bench -- --only ${id}`;
