import { execFile } from 'node:child_process';
import type { LockedPackages } from './lock.ts';
import { nameAt } from './lock.ts';

/** What an audit gave: the problems that must be mended, and how many known ones are in tools only; or why there was none. */
export type AuditOutcome = { problems: string[]; inTools: number } | { skipped: string };

interface Advisory {
  title?: string;
  url?: string;
}

interface Vulnerability {
  name: string;
  severity: string;
  via: (string | Advisory)[];
  /** Places in the lock file. */
  nodes: string[];
}

/** Milliseconds that a registry has for its answer: whoever is behind a firewall does not wait for it. */
const PATIENCE_MS = 8_000;

/**
 * Judges the report of `npm audit --json`. What npm says when no registry has answered is no report.
 * @param reachesReaders whether a package of this name is part of what readers download, though it is a development dependency.
 */
export function judgeAudit(
  report: unknown,
  lock: LockedPackages,
  reachesReaders: (name: string) => boolean,
): AuditOutcome {
  if (typeof report !== 'object' || report === null || !('vulnerabilities' in report)) {
    const message = typeof report === 'object' && report !== null && 'message' in report ? report.message : undefined;
    return { skipped: `no registry (${typeof message === 'string' ? message : 'no answer'})` };
  }
  const grave = Object.values(report.vulnerabilities as Record<string, Vulnerability>).filter(({ severity }) =>
    ['high', 'critical'].includes(severity),
  );
  const ours = grave.filter(({ nodes }) =>
    nodes.some((place) => lock[place]?.dev !== true || reachesReaders(nameAt(place))),
  );
  return { problems: ours.map(describe), inTools: grave.length - ours.length };
}

function describe({ name, severity, via }: Vulnerability): string {
  const reasons = via.map((each) => (typeof each === 'string' ? `by ${each}` : [each.title, each.url].join(' ')));
  return `${name}: ${severity}: ${reasons.join('; ')}`;
}

/** What `npm audit` prints as JSON; undefined when it printed none in time. Never rejects. */
export function npmAudit(root: string): Promise<unknown> {
  const npm = process.env['npm_execpath'];
  const args = ['audit', '--json', '--fetch-retries=0', `--fetch-timeout=${PATIENCE_MS}`];
  const [file, all] = npm === undefined ? ['npm', args] : [process.execPath, [npm, ...args]];
  return new Promise((resolve) => {
    // npm exits with 1 for what it found and for what it could not ask: the text tells them apart.
    execFile(file, all, { cwd: root, timeout: 2 * PATIENCE_MS, maxBuffer: 2 ** 26 }, (_error, stdout) => {
      try {
        resolve(JSON.parse(stdout));
      } catch {
        resolve(undefined);
      }
    });
  });
}
