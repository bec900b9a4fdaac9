/** Why a link cannot be made or opened. */
export const shareLink = {
  tooMany: (most: number): string => `A link holds ${most} files at most. Copy yours as Markdown or download them.`,
  tooLong: 'Your changes are too long for a link. Copy them as Markdown or download them.',
  otherVersion: 'This link is of another version of this site. Reload the page, or ask for it again.',
  longerThanAny: 'This link is longer than any that this site makes.',
  otherLab: 'This link belongs to another lab.',
  nothing: 'This link holds no file that can be edited in this lab.',
  broken: 'This link is broken, perhaps cut off on its way. Ask for it again.',
};
