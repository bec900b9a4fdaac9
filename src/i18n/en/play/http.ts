/** The playground's HTTP client. */
export const http = {
  title: 'HTTP client',
  noServer: 'No server listens. Run a program that does, then send requests to it from here.',
  method: 'Method',
  port: 'Port',
  path: 'Path',
  times: 'At once',
  body: 'Body',
  waiting: 'Waiting…',
  send: 'Send',
  answer: 'Body of the answer',
  empty: '(empty)',
  headers: (count: number): string => `${count} headers`,
  one: (request: string, status: string, ms: string): string => `${request}: ${status} in ${ms} ms.`,
  many: (count: number, request: string, statuses: string, fastest: string, median: string, slowest: string): string =>
    `${count} times ${request} at once: ${statuses}. Fastest ${fastest} ms, median ${median} ms, slowest ${slowest} ms. The first answer:`,
};
