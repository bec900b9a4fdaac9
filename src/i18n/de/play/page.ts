import type * as en from '../../en/play/page.ts';

export const playPage: typeof en.playPage = {
  title: 'Playground',
  description:
    'Schreib Node.js-Programme aus mehreren Dateien, führ sie in deinem Browser aus und schick Anfragen an ihre Server.',
  parts: 'Teile des Playgrounds',
  code: 'Code',
  side: 'Terminal und Anfragen',
  terminal: 'Terminal',
  http: 'HTTP-Client',
};
