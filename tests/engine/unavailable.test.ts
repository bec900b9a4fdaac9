/** What a browser cannot do fails at once, with a code that says so; it never hangs. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { EnginePages, type PageEngine } from '../support/engine-page.ts';

const ATTEMPTS: Record<string, string> = {
  'https.get': "require('node:https').get('https://localhost/')",
  'https.createServer': "require('node:https').createServer()",
  'https.request through an agent':
    "require('node:https').request({ port: 1, agent: new (require('node:https').Agent)() })",
  'tls.createServer': "require('node:tls').createServer()",
  'http2.createServer': "require('node:http2').createServer()",
  'http2.connect': "require('node:http2').connect('http://localhost/')",
  'tls.connect': "require('node:tls').connect(443)",
  'net.listen on a path': "require('node:net').createServer().listen('/tmp/x.sock')",
  'zlib.brotliCompressSync with a window':
    "require('node:zlib').brotliCompressSync('x', { params: { [require('node:zlib').constants.BROTLI_PARAM_LGWIN]: 16 } })",
  'zlib.createBrotliCompress flush':
    "((stream) => (stream.write('x'), stream.flush(), stream))(require('node:zlib').createBrotliCompress())",
  'zlib.createZstdCompress': "require('node:zlib').createZstdCompress()",
  'crypto.generateKeyPair rsa': "require('node:crypto').generateKeyPairSync('rsa', { modulusLength: 2048 })",
  'crypto.createDiffieHellman': "require('node:crypto').createDiffieHellman(512)",
  'crypto.X509Certificate': "new (require('node:crypto').X509Certificate)('x')",
  'crypto.createCipheriv ccm':
    "require('node:crypto').createCipheriv('aes-128-ccm', 'k'.repeat(16), 'n'.repeat(12), { authTagLength: 16 })",
  'crypto.generatePrime': "require('node:crypto').generatePrimeSync(64)",
  'vm.microtaskMode': "require('node:vm').createContext({}, { microtaskMode: 'afterEvaluate' })",
  'vm.measureMemory': "require('node:vm').measureMemory()",
  'dgram.createSocket': "require('node:dgram').createSocket('udp4')",
  'v8.getHeapSnapshot': "require('node:v8').getHeapSnapshot()",
};

let pages: EnginePages;
let engine: PageEngine;

beforeAll(async () => {
  pages = await EnginePages.start();
  engine = await pages.open();
});

afterAll(async () => {
  await pages.close();
});

it.each(Object.entries(ATTEMPTS))('%s', async (_name, code) => {
  const source = `
    process.on('uncaughtException', (error) => { console.log(error.code); process.exit(); });
    const made = ${code};
    made?.on?.('error', (error) => { console.log(error.code); process.exit(); });
    setTimeout(() => { console.log('nothing failed', made?.error?.code); }, 1000);
  `;
  await engine.mount({ 'main.cjs': source });
  const { stdout, stderr, exit } = await engine.run(['main.cjs'], { limits: { timeoutMs: 10_000 } });
  expect({ stdout, exit: exit.reason }, stderr).toEqual({
    stdout: expect.stringMatching(
      /ERR_FEATURE_UNAVAILABLE_ON_PLATFORM|ERR_NO_CRYPTO|ERR_UNKNOWN_BUILTIN_MODULE/,
    ) as string,
    exit: 'exit',
  });
});
