import type * as en from '../../en/lab/share.ts';

export const share: typeof en.share = {
  title: 'Deine Version teilen',
  link: 'Link zu deinen geänderten Dateien',
  linkNote:
    'Wer ihn öffnet, sieht deine Version neben der eigenen. Dein Code steht im Link selbst und auf keinem Server.',
  unchanged: 'Du hast noch nichts geändert, also gibt es nichts zu verlinken.',
  copyLink: 'Link kopieren',
  linkCopied: 'Link kopiert.',
  copyMarkdown: 'Als Markdown kopieren',
  markdownCopied: 'Als Markdown kopiert.',
  download: 'Als Zip herunterladen',
  saved: (name) => `Gespeichert als ${name}.`,
  cannotCopy: 'Dein Browser lässt diese Seite nicht kopieren. Markiere den Text und kopiere ihn selbst.',
  zipOfLab: ['Das Zip läuft auf deinem eigenen Node.js 24 mit ', '. Installieren musst du nichts.'],
  zipOfPlay: 'Das Zip enthält alle Dateien, für dein eigenes Node.js 24. Installieren musst du nichts.',
  played: 'Im Playground geschrieben.',
  unproven: 'Auf dieser Version sind die Tests nicht gelaufen.',
};

export const readme: typeof en.readme = {
  lab: 'Führe die Tests mit Node.js 24 aus: `node --test`. Installieren musst du nichts.',
  play: 'Installieren musst du nichts.',
};
