/** What the store says of things it cannot take, keep or leave in their place. Reasons end a sentence that begins with the thing. */

/** Why an entry is none. */
export const badEntry = {
  noObject: 'is not an object',
  format: (found: string, newest: number): string => `has format ${found}, this site reads formats up to ${newest}`,
  kind: (found: string): string => `has the unknown kind ${found}`,
  noId: 'has no id',
  foreignId: 'has an id that nothing here has',
  noHash: 'has no contentHash',
  noTime: 'has no updatedAt',
  noValue: 'has no value',
  parts: (most: number): string => `has more than ${most} parts`,
  depth: (most: number): string => `has more than ${most} objects inside each other`,
  field: (name: string): string => `has a field named ${name}`,
  noJson: 'holds something that JSON does not know',
  characters: (most: number): string => `has more than ${most} characters of text`,
  ofType: (type: string): string => `of type ${type}`,
};

/** Why something was put aside. */
export const asideReason = {
  unreadable: 'cannot be read',
  twoTabs: 'was changed in two tabs at once, and this is the older version',
  future: 'was made by a newer version of this site',
};

/** Why work is not kept. Details are put before the first full stop. */
export const notKept = {
  blocked: 'Your browser blocks storage for this site, so your work is kept only until you close this tab.',
  full: 'Your browser has no room left for this site. What you do now is kept only until you close this tab. Save it to a file, or free some space and try again.',
  newer:
    'A newer version of this site has stored your progress. You can see it, but what you do now is kept only until you close this tab. Reload the page.',
  waiting:
    'Another tab has an older version of this site open, so what you do now is kept only until you close this tab. Close that tab.',
  refused: 'Your browser refused to save. Save your progress to a file before you close this tab.',
};
