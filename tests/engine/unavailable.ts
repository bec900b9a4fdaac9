/**
 * What a browser cannot do, by name, each with an attempt. tests/engine/unavailable.test.ts checks that it fails at once with a code;
 * src/browser-node/COMPATIBILITY.md lists the names.
 */
export const unavailable: Readonly<Record<string, string>> = {
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
