import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { environment, onPath } from './on-path.ts';

/** A Chromium to start: hand the three to `chromium.launch()` of Playwright. */
export interface FoundBrowser {
  readonly executablePath: string;
  readonly args: string[];
  /** Environment of the browser's process. */
  readonly env: Record<string, string>;
}

/** No sandbox, because CI runs as root; no background traffic, because tests count requests. */
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`,
  String.raw`C:\Program Files (x86)\Google\Chrome\Application\chrome.exe`,
  String.raw`C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe`,
];

function installed(): string | undefined {
  const wanted = process.env['CHROMIUM_PATH'];
  if (wanted) {
    if (existsSync(wanted)) return wanted;
    throw new Error(`CHROMIUM_PATH=${wanted}: there is no such file; name the browser's program, or unset it`);
  }
  return NAMES.map(onPath).find(Boolean) ?? PLACES.find((path) => existsSync(path));
}

/**
 * The Chromium in the npm package `@sparticuz/chromium` (Linux on x64), unpacked into `.hotpath/` once. It ships the
 * libraries that a machine without a desktop lacks.
 */
async function fromRegistry(): Promise<FoundBrowser> {
  const cache = fileURLToPath(new URL('../../../.hotpath/', import.meta.url));
  const home = join(cache, 'chromium');
  if (!existsSync(home)) {
    await mkdir(cache, { recursive: true });
    // Beside its final place and renamed when complete: test processes that start together never see half a browser.
    const staging = await mkdtemp(join(cache, 'chromium-'));
    await promisify(execFile)(process.execPath, [fileURLToPath(new URL('unpack-chromium.ts', import.meta.url))], {
      env: { ...process.env, TMPDIR: staging },
    });
    await writeFile(join(staging, 'fonts', 'fonts.conf'), fontConfiguration(home));
    await rename(staging, home).catch(() => rm(staging, { recursive: true }));
  }
  const libraries = [join(home, 'al2023', 'lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':');
  return {
    executablePath: join(home, 'chromium'),
    args: [...ARGS, '--no-zygote'],
    env: { ...environment(), LD_LIBRARY_PATH: libraries, FONTCONFIG_PATH: join(home, 'fonts') },
  };
}

/** The package's own file names folders of a cloud provider: without a single font, this Chromium crashes at the first text. */
function fontConfiguration(home: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(home, 'fonts', 'fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(home, 'fonts', 'cache')}</cachedir>
</fontconfig>
`;
}

/**
 * Finds a Chromium: `CHROMIUM_PATH`, then an installed Chromium, Chrome or Edge, then the one from the npm registry.
 * Nothing is downloaded.
 * @throws {Error} naming what to install when there is none.
 */
export async function findChromium(): Promise<FoundBrowser> {
  const executablePath = installed();
  if (executablePath) return { executablePath, args: ARGS, env: environment() };
  if (process.platform === 'linux' && process.arch === 'x64') return fromRegistry();
  throw new Error('No Chromium found: install Chrome or Chromium, or set CHROMIUM_PATH to one.');
}
