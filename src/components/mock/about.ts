import { when } from '#words/mock/interview.ts';

/** What an id of a question or lab is called, where it is, and its topics. */
export type About = (id: string) => { title: string; href: string; topics: readonly string[] };

/** When an interview was begun, for people. `startedAt` is in milliseconds since the epoch. */
export function dayOf(startedAt: number): string {
  return when(new Date(startedAt));
}
