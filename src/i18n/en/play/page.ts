/** The playground's page, drawn at build time. */
export const playPage = {
  title: 'Playground',
  description: 'Write Node.js programs of several files, run them in your browser, and send requests to their servers.',
  parts: 'Parts of the playground',
  code: 'Code',
  side: 'Terminal and requests',
  terminal: 'Terminal',
  http: 'HTTP client',
};
