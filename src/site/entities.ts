const ENTITIES: Readonly<Record<string, string>> = {
  '#34': '"',
  '#38': '&',
  '#39': "'",
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
};

/** A text of a page that Astro has written, as its author wrote it. */
export const withoutEntities = (html: string): string =>
  html.replaceAll(/&(#?\w+);/g, (entity, name: string) => ENTITIES[name] ?? entity);
