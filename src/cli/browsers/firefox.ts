import { existsSync } from 'node:fs';
import { onPath } from './on-path.ts';

const NAMES = ['firefox-esr', 'firefox'];

const PLACES = [
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  String.raw`C:\Program Files\Mozilla Firefox\firefox.exe`,
];

/** The path of an installed Firefox: `FIREFOX_PATH`, then the PATH, then where installers put it; undefined when there is none. */
export function installedFirefox(): string | undefined {
  const wanted = process.env['FIREFOX_PATH'];
  if (wanted) {
    if (existsSync(wanted)) return wanted;
    throw new Error(`FIREFOX_PATH=${wanted}: there is no such file; name the browser's program, or unset it`);
  }
  return NAMES.map(onPath).find(Boolean) ?? PLACES.find((path) => existsSync(path));
}

/** @throws {Error} naming what to install when there is none. */
export function findFirefox(): string {
  const found = installedFirefox();
  if (found === undefined) {
    throw new Error(
      'No Firefox found: install it (on Debian: apt-get install firefox-esr), or set FIREFOX_PATH to one.',
    );
  }
  return found;
}
