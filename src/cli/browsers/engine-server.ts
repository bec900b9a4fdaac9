/** A server on the loopback interface with one page, the engine's files and the file trees that pages ask for. */
import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { ENGINE_DIR } from '../../browser-node/build/build.ts';
import { CONTENT_TYPES, headersFor } from '../../site/headers.ts';

/** What a tree is made of: bytes, or a file of this machine that is read when a page asks for it. */
export type TreeFile = string | Uint8Array | { path: string; size: number };

export interface ServedTree {
  files: Readonly<Record<string, TreeFile>>;
  /** Symbolic links by path, with what they point to. */
  links?: Readonly<Record<string, string>>;
}

/** Sent before the files' bytes, which follow each other in the same order: the header's length (32 bits), then itself. */
export interface TreeHeader {
  files: [path: string, size: number][];
  links: [path: string, target: string][];
}

const sizeOf = (file: TreeFile): number =>
  typeof file === 'string' ? Buffer.byteLength(file) : 'path' in file ? file.size : file.byteLength;

async function sendTree(tree: ServedTree, response: ServerResponse): Promise<void> {
  const files = Object.entries(tree.files);
  const header: TreeHeader = {
    files: files.map(([path, file]) => [path, sizeOf(file)]),
    links: Object.entries(tree.links ?? {}),
  };
  const json = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(json.length);
  async function* pieces(): AsyncGenerator<Uint8Array> {
    yield length;
    yield json;
    for (const [, file] of files) {
      if (typeof file === 'string') yield Buffer.from(file);
      else if (!('path' in file)) yield file;
      else {
        const bytes = await readFile(file.path);
        if (bytes.length !== file.size) throw new Error(`${file.path} changed while it was sent`);
        yield bytes;
      }
    }
  }
  await pipeline(pieces, response);
}

export class EngineServer {
  readonly #server: Server;
  readonly #trees = new Map<string, ServedTree>();
  #lastTree = 0;

  private constructor(files: ReadonlyMap<string, string | Buffer>) {
    this.#server = createServer((request, response) => {
      const path = request.url ?? '/';
      const tree = this.#trees.get(path);
      const body = files.get(path);
      const type = CONTENT_TYPES[path.split('.').at(-1) ?? ''] ?? CONTENT_TYPES['html'] ?? '';
      response.writeHead(tree === undefined && body === undefined ? 404 : 200, {
        ...headersFor(path),
        'Content-Type': type,
      });
      if (tree === undefined) response.end(body);
      else
        sendTree(tree, response).catch((error: unknown) => {
          response.destroy(error instanceof Error ? error : new Error(String(error)));
        });
    });
  }

  /** Reads the built engine into memory: a later build does not disturb pages that are open. */
  static async start(): Promise<EngineServer> {
    const bundle = await build({
      entryPoints: [fileURLToPath(new URL('engine-client.ts', import.meta.url))],
      bundle: true,
      write: false,
      format: 'iife',
      target: 'es2024',
      logLevel: 'error',
    });
    const files = new Map<string, string | Buffer>([
      ['/', '<!doctype html><title>engine</title><body><script src="/client.js"></script></body>'],
      ['/client.js', bundle.outputFiles[0]?.text ?? ''],
    ]);
    for (const entry of readdirSync(ENGINE_DIR, { withFileTypes: true })) {
      if (entry.isFile()) files.set(`/engine/${entry.name}`, readFileSync(`${ENGINE_DIR}${entry.name}`));
    }
    const server = new EngineServer(files);
    await new Promise<void>((resolve) => server.#server.listen(0, '127.0.0.1', resolve));
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}/`;
  }

  /** Serves `tree` while `use` runs with its URL. */
  async withTree<R>(tree: ServedTree, use: (url: string) => Promise<R>): Promise<R> {
    const url = `/tree/${String(++this.#lastTree)}`;
    this.#trees.set(url, tree);
    try {
      return await use(url);
    } finally {
      this.#trees.delete(url);
    }
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}
