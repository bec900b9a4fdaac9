import { describe, expect, test } from 'vitest';
import { judgeAudit } from '../../../src/cli/dependencies/audit.ts';
import { isMet, packageProblems } from '../../../src/cli/dependencies/licences.ts';
import { closureOf, type LockedPackages } from '../../../src/cli/dependencies/lock.ts';

const locked = { version: '1.0.0', license: 'MIT', integrity: 'sha512-x' };

describe('licences', () => {
  const licences = ['MIT', 'Zlib'];

  test.each([
    ['MIT', true],
    ['GPL-3.0', false],
    ['(MIT AND Zlib)', true],
    ['(MIT OR GPL-3.0)', true],
    ['GPL-3.0 OR MIT', true],
    ['MIT AND GPL-3.0', false],
    ['MIT AND (GPL-3.0 OR Zlib)', true],
    ['(GPL-3.0 OR MIT) AND GPL-2.0', false],
    ['SEE LICENSE IN LICENSE', false],
    ['UNLICENSED', false],
    ['MIT MIT', false],
    ['(MIT', false],
    ['', false],
  ])('%s is met: %s', (expression, met) => {
    expect(isMet(expression, licences)).toBe(met);
  });
});

describe('locked packages', () => {
  const problems = (name: string, more: object, installed?: string) =>
    packageProblems(
      { [`node_modules/${name}`]: { ...locked, ...more } },
      new Map(installed === undefined ? [] : [[`node_modules/${name}`, installed]]),
    );

  test('under a permissive licence, with a hash and from the registry, are fine', () => {
    expect(problems('a', { resolved: 'https://registry.npmjs.org/a/-/a-1.0.0.tgz' }, 'MIT')).toEqual([]);
  });

  test('of other licences are fine only where they are tools that are known', () => {
    expect(problems('lightningcss', { license: 'MPL-2.0' })).toEqual([]);
    expect(problems('a', { license: 'MPL-2.0' })).toEqual(['a@1.0.0: licence MPL-2.0']);
    expect(problems('a', { license: undefined })).toEqual(['a@1.0.0: states no licence']);
  });

  test('are judged also by what lies in node_modules', () => {
    expect(problems('a', {}, 'AGPL-3.0-only')).toEqual(['a@1.0.0: licence AGPL-3.0-only']);
  });

  test('that anything could take the place of, or that run code when installed, are problems', () => {
    expect(problems('a', { integrity: undefined })).toEqual(['a@1.0.0: has no integrity hash in the lock file']);
    expect(problems('@x/b', { resolved: 'git+ssh://git@github.com/x/b.git#1' })).toEqual([
      '@x/b@1.0.0: comes from git+ssh://git@github.com/x/b.git#1',
    ]);
    expect(problems('a', { hasInstallScript: true })).toEqual(['a@1.0.0: runs a script when it is installed']);
    expect(problems('esbuild', { hasInstallScript: true })).toEqual([]);
  });

  test('of a name include what it depends on', () => {
    const lock: LockedPackages = {
      'node_modules/a': { dependencies: { b: '1' } },
      'node_modules/b': { dependencies: { a: '1' } },
      'node_modules/c': {},
    };
    expect([...closureOf(lock, ['a'])].sort()).toEqual(['a', 'b']);
  });
});

describe('an audit', () => {
  const lock: LockedPackages = {
    'node_modules/page': {},
    'node_modules/tool': { dev: true },
    'node_modules/engine-part': { dev: true },
  };
  const finding = (name: string, severity: string) => ({
    name,
    severity,
    via: [{ title: 'Runs code', url: 'https://github.com/advisories/x' }, 'other'],
    nodes: [`node_modules/${name}`],
  });
  const judge = (report: unknown) => judgeAudit(report, lock, (name) => name === 'engine-part');

  test('fails for what readers get, from high on; what is in tools is counted', () => {
    const vulnerabilities = {
      page: finding('page', 'critical'),
      tool: finding('tool', 'high'),
      'engine-part': finding('engine-part', 'high'),
      low: { ...finding('page', 'moderate'), name: 'low' },
    };
    expect(judge({ auditReportVersion: 2, vulnerabilities })).toEqual({
      problems: [
        'page: critical: Runs code https://github.com/advisories/x; by other',
        'engine-part: high: Runs code https://github.com/advisories/x; by other',
      ],
      inTools: 1,
    });
    expect(judge({ vulnerabilities: {} })).toEqual({ problems: [], inTools: 0 });
  });

  test.each([
    [{ message: '405 Method Not Allowed', error: {} }, 'no registry (405 Method Not Allowed)'],
    [undefined, 'no registry (no answer)'],
    ['<html>', 'no registry (no answer)'],
  ])('without a registry that answers is skipped and says so: %j', (report, skipped) => {
    expect(judge(report)).toEqual({ skipped });
  });
});
