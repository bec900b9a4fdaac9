/** The part for sockets: TCP, names, HTTP. */
import { createCaresWrapBinding } from '../bindings/cares-wrap.ts';
import { createHttpParserBinding } from '../bindings/http-parser.ts';
import { createTcpWrapBinding } from '../bindings/tcp-wrap.ts';
import type { ProcessContext } from '../process/context.ts';

export const bindings = {
  cares_wrap: (context: ProcessContext) => createCaresWrapBinding(context.streams()),
  http_parser: (context: ProcessContext) => createHttpParserBinding(context.streams().handles),
  tcp_wrap: (context: ProcessContext) => createTcpWrapBinding(context.streams()),
};
