import type * as en from '../../en/play/http.ts';

export const http: typeof en.http = {
  title: 'HTTP-Client',
  noServer:
    'Kein Server lauscht. Starte ein Programm mit einem Server, dann kannst du ihm von hier aus Anfragen schicken.',
  method: 'Methode',
  port: 'Port',
  path: 'Pfad',
  times: 'Zugleich',
  body: 'Body',
  waiting: 'Wartet …',
  send: 'Senden',
  answer: 'Body der Antwort',
  empty: '(leer)',
  headers: (count) => `${count} Header`,
  one: (request, status, ms) => `${request}: ${status} in ${ms} ms.`,
  many: (count, request, statuses, fastest, median, slowest) =>
    `${count}-mal ${request} zugleich: ${statuses}. Schnellste ${fastest} ms, Median ${median} ms, langsamste ${slowest} ms. Die erste Antwort:`,
};
