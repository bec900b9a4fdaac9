/** What an id of a question or lab is called, where it is, and its topics. */
export type About = (id: string) => { title: string; href: string; topics: readonly string[] };

/** When an interview was begun, for people. `startedAt` is in milliseconds since the epoch. */
export function dayOf(startedAt: number): string {
  return new Date(startedAt).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
}
