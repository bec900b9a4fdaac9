import { readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildEngine, ENGINE_DIR } from '../../browser-node/build/build.ts';

const SOURCES = fileURLToPath(new URL('../../browser-node/', import.meta.url));
/** Says which Node and which packages the engine is made of. */
const LOCK = fileURLToPath(new URL('../../../package-lock.json', import.meta.url));

function builtAt(): number {
  return statSync(`${ENGINE_DIR}manifest.json`, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** Builds the engine when it is missing or older than its sources. */
export async function ensureEngine(): Promise<void> {
  const sources = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.[cm]?[jt]s$/.test(file))
    .map((file) => SOURCES + file);
  const newest = Math.max(...[...sources, LOCK].map((file) => statSync(file).mtimeMs));
  if (builtAt() < newest) await buildEngine();
}
