import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const FILES = 10_000;
const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
const begun = performance.now();
for (let i = 0; i < FILES; i++) writeFileSync(path.join(folder, `file-${i}.txt`), `content of file ${i}\n`);
let bytes = 0;
for (const name of readdirSync(folder)) {
  const file = path.join(folder, name);
  bytes += statSync(file).size + readFileSync(file, 'utf8').length;
}
rmSync(folder, { recursive: true });
console.log(JSON.stringify({ ms: performance.now() - begun, bytes }));
