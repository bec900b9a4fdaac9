import satisfies from 'spdx-satisfies';
import { nameAt, type LockedPackages } from './lock.ts';

/** Licences (SPDX) that ask for no more than their own text: fit for what readers download. */
const PERMISSIVE = [
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'Python-2.0',
  'Unlicense',
  'Zlib',
];

/** Tools under other licences. They run while the site is built or tested, and nothing of them is in it. */
const TOOLS: readonly { name: RegExp; licence: string }[] = [
  { name: /^axe-core$|^@axe-core\//, licence: 'MPL-2.0' },
  { name: /^lightningcss(?:-|$)/, licence: 'MPL-2.0' },
  { name: /^@img\/sharp-/, licence: 'LGPL-3.0-or-later' },
  { name: /^caniuse-lite$/, licence: 'CC-BY-4.0' },
  // Pictures for link previews are drawn with it; the font itself is not sent to anybody.
  { name: /^@fontsource\/arimo$/, licence: 'OFL-1.1' },
  { name: /^spdx-(?:exceptions|ranges)$/, licence: 'CC-BY-3.0' },
];

/** Packages that may run code when they are installed, each with the reason. */
const INSTALL_SCRIPTS: Readonly<Record<string, string>> = {
  esbuild: 'checks that the binary of this system is there',
  'unrs-resolver': 'checks that the binary of this system is there',
  fsevents: 'macOS only; watches files for the development server',
};

/** Whether an SPDX expression (`MIT`, `(MIT OR GPL-3.0)`, `MIT AND Zlib`) can be met by `licences`. What is no expression is not met. */
export function isMet(expression: string, licences: readonly string[]): boolean {
  try {
    return satisfies(expression, licences);
  } catch {
    return false;
  }
}

/**
 * What is wrong with the locked packages, a line each: licences that are not on the list, contents that no hash holds, other sources than
 * the registry, code that runs when something is installed.
 * @param installed licences by place, as the installed packages state them; where there is none, the lock file's counts.
 */
export function packageProblems(lock: LockedPackages, installed: ReadonlyMap<string, string>): string[] {
  return Object.entries(lock).flatMap(([place, { version = '', license, integrity, resolved, hasInstallScript }]) => {
    const name = nameAt(place);
    const tools = TOOLS.filter((each) => each.name.test(name)).map(({ licence }) => licence);
    const stated = [license, installed.get(place)].filter((each) => each !== undefined);
    const problems = stated.filter((each) => !isMet(each, [...PERMISSIVE, ...tools])).map((each) => `licence ${each}`);
    if (stated.length === 0) problems.push('states no licence');
    if (integrity === undefined) problems.push('has no integrity hash in the lock file');
    if (resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/'))
      problems.push(`comes from ${resolved}`);
    if (hasInstallScript === true && INSTALL_SCRIPTS[name] === undefined)
      problems.push('runs a script when it is installed');
    return [...new Set(problems)].map((problem) => `${name}@${version}: ${problem}`);
  });
}
