/** HTTP clients that keep their connection in view: one connection each, one request at a time. */
import net from 'node:net';

export class Client {
  #socket;
  #text = '';
  #wake = () => {};
  /** The connection has ended, from whichever side. */
  closed = false;
  /** The code of a connection error: ECONNREFUSED when nobody listens. */
  error = undefined;

  /** Resolves when connected or refused. */
  static async connect(port) {
    const client = new Client();
    const socket = net.connect(port, '127.0.0.1');
    client.#socket = socket;
    socket.setEncoding('latin1');
    socket.on('data', (text) => {
      client.#text += text;
      client.#wake();
    });
    socket.on('error', (error) => (client.error = error.code));
    socket.on('close', () => {
      client.closed = true;
      client.#wake();
    });
    await new Promise((resolve) => {
      socket.once('connect', resolve);
      socket.once('close', resolve);
    });
    return client;
  }

  /** Sends a request. Resolves with the response, or with undefined when the connection ends before it is complete. */
  async request(path, headers = '') {
    this.#text = '';
    if (!this.closed) this.#socket.write(`GET ${path} HTTP/1.1\r\nHost: service\r\n${headers}\r\n`);
    for (;;) {
      const response = parse(this.#text);
      if (response !== undefined || this.closed) return response;
      await new Promise((resolve) => (this.#wake = resolve));
    }
  }

  /** What has come so far of the response under way. */
  get received() {
    return this.#text;
  }

  destroy() {
    this.#socket.destroy();
  }
}

/** A complete response at the start of `text`; undefined as long as something is missing. */
function parse(text) {
  const end = text.indexOf('\r\n\r\n');
  if (end === -1) return undefined;
  const [first, ...lines] = text.slice(0, end).split('\r\n');
  const headers = Object.fromEntries(
    lines.map((line) => [line.split(':')[0].toLowerCase(), line.slice(line.indexOf(':') + 2)]),
  );
  const status = Number(first.split(' ')[1]);
  const body = text.slice(end + 4);
  if (status === 101) return { status, headers, body };
  if (headers['transfer-encoding'] === 'chunked') {
    return body.endsWith('0\r\n\r\n') ? { status, headers, body } : undefined;
  }
  return body.length >= Number(headers['content-length'] ?? 0) ? { status, headers, body } : undefined;
}

/** Sends bytes there and back. When they are back, what was sent before on other connections has arrived too. */
export async function startEcho() {
  const server = net.createServer((socket) => socket.pipe(socket));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const socket = net.connect(server.address().port, '127.0.0.1');
  await new Promise((resolve) => socket.once('connect', resolve));
  return {
    async roundTrip() {
      const back = new Promise((resolve) => socket.once('data', resolve));
      socket.write('x');
      await back;
    },
    stop() {
      socket.destroy();
      server.close();
    },
  };
}
