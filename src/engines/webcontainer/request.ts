import type { EngineRequest, EngineResponse, LabEngine } from '../types.ts';
import { containerError } from './failures.ts';

const FOLDER = '.hotpath-request';
/** Milliseconds until a request without an end is given up: inside of the container, and from outside. */
const ANSWER_MS = 30_000;
const PROCESS_MS = 40_000;

let serial = 0;

/** What the client in the container hands back. */
type Answer = { error: { message: string; code?: string } } | (Omit<EngineResponse, 'body'> & { body: string });

/**
 * Sends a request to a server in the container by a client that runs there, too: a page may not read what other origins answer
 * unless they allow it, and servers in labs do not.
 * @throws {Error} with the `code` of Node's own error, for example `ECONNREFUSED`
 */
export async function requestInside(
  engine: Pick<LabEngine, 'spawn' | 'readFile' | 'writeFile' | 'rm'>,
  port: number,
  request: EngineRequest,
): Promise<EngineResponse> {
  const name = `${FOLDER}/${String(++serial)}`;
  try {
    await engine.writeFile(`${name}.mjs`, client(port, request, `${name}.json`));
    const process = await engine.spawn('node', [`${name}.mjs`], { limits: { timeoutMs: PROCESS_MS } });
    const { reason, code } = await process.exit;
    const text = await engine.readFile(`${name}.json`).catch(() => undefined);
    if (text === undefined) throw containerError('crash', `a request gave nothing: ${reason} ${String(code)}`);
    const answer = JSON.parse(new TextDecoder().decode(text)) as Answer;
    if ('error' in answer) throw failure(port, answer.error);
    return { ...answer, body: Uint8Array.from(atob(answer.body), (character) => character.charCodeAt(0)) };
  } finally {
    await engine.rm(`${name}.mjs`);
    await engine.rm(`${name}.json`);
  }
}

function failure(port: number, { message, code }: { message: string; code?: string }): Error {
  const error = new Error(code === 'ECONNREFUSED' ? `Nothing listens on port ${String(port)}` : message);
  return code === undefined ? error : Object.assign(error, { code });
}

function client(port: number, { method = 'GET', path, headers = {}, body = '' }: EngineRequest, file: string): string {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  const options = JSON.stringify({ host: 'localhost', port, method, path, headers, agent: false });
  return `
import { writeFileSync } from 'node:fs';
import { request } from 'node:http';
const done = (answer) => { writeFileSync(${JSON.stringify(file)}, JSON.stringify(answer)); process.exit(0); };
const fail = ({ message, code, errors }) => done({ error: { message, code: code ?? errors?.[0]?.code } });
setTimeout(() => fail(new Error('no answer in ${String(ANSWER_MS / 1000)} s')), ${String(ANSWER_MS)});
const body = Buffer.from('${base64}', 'base64');
const sent = request(${options}, (response) => {
  const parts = [];
  response.on('data', (part) => parts.push(part)).once('error', fail).once('end', () => {
    const { statusCode: status, statusMessage: statusText, rawHeaders: raw } = response;
    const headers = raw.flatMap((name, index) => (index % 2 === 0 ? [[name.toLowerCase(), raw[index + 1]]] : []));
    done({ status, statusText, headers, body: Buffer.concat(parts).toString('base64') });
  });
}).once('error', fail);
if (body.length > 0) sent.setHeader('content-length', body.length);
sent.end(body);
`;
}
