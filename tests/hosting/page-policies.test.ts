/** What every page of the built site says of itself, and what the headers of all its files say: no script but its own, and no `eval`. */
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { headersFor } from '../../src/site/headers.ts';
import { inlineScriptHashes } from '../../src/site/page-policy.ts';

const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));

const META = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/g;

/** Absolute paths of all files of the site. */
async function filesOfSite(): Promise<string[]> {
  const entries = await readdir(DIST, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(DIST.length - 1).replaceAll('\\', '/'));
}

const isPage = (path: string): boolean => path.endsWith('.html') && !path.startsWith('/engine/');

/** What is wrong with the policy of a page. */
function problemsOf(html: string): string[] {
  const problems: string[] = [];
  const policies = [...html.matchAll(META)];
  const policy = policies[0]?.[1] ?? '';
  if (policies.length !== 1) problems.push(`${policies.length} policies`);
  if ((policies[0]?.index ?? 0) > html.search(/<script|<link|<style/)) problems.push('something comes before the policy');
  const directives = new Map(policy.split('; ').map((each) => [each.split(' ')[0], each.split(' ').slice(1)]));
  const scripts = directives.get('script-src') ?? [];
  const known = /^'(?:self|wasm-unsafe-eval|sha256-[\w+/=]+)'$/;
  problems.push(...scripts.filter((source) => !known.test(source)).map((source) => `script-src ${source}`));
  for (const hash of inlineScriptHashes(html)) if (!scripts.includes(hash)) problems.push(`no hash for a script`);
  if (directives.get('require-trusted-types-for')?.join() !== "'script'") problems.push('no Trusted Types');
  if (!/^[\w ]+$/.test((directives.get('trusted-types') ?? ['*']).join(' '))) problems.push('any Trusted Types');
  if (directives.get('object-src')?.join() !== "'none'") problems.push('objects');
  const tags = html.replaceAll(/<script\b[^>]*>[\s\S]*?<\/script>/gi, (script) => script.slice(0, script.indexOf('>') + 1));
  for (const [tag] of tags.matchAll(/<[a-z][^\s>]*(?:"[^"]*"|'[^']*'|[^>"'])*>/gi)) {
    const names = tag.replaceAll(/"[^"]*"|'[^']*'/g, '""');
    if (/\son[a-z]+\s*=/i.test(names)) problems.push(`a handler in the markup: ${tag.slice(0, 80)}`);
    if (/(?:href|src|action)="?\s*javascript:/i.test(tag)) problems.push(`an address that is a script: ${tag.slice(0, 80)}`);
    if (/^<script[^>]*\ssrc="?(?:https?:)?\/\//i.test(tag)) problems.push(`a script of another host: ${tag.slice(0, 80)}`);
  }
  return problems;
}

describe('the built site', () => {
  it('has a policy on every page that allows its own scripts by hash, and nothing to be evaluated', async () => {
    const pages = (await filesOfSite()).filter(isPage);
    expect(pages.length).toBeGreaterThan(50);
    const problems = await Promise.all(
      pages.map(async (path) => problemsOf(await readFile(join(DIST, path), 'utf8')).map((what) => `${path}: ${what}`)),
    );
    expect(problems.flat()).toEqual([]);
  });

  it("evaluates text nowhere but in the engine's frame, which has an origin of its own", async () => {
    const evaluating = (await filesOfSite()).filter((path) =>
      (headersFor(path)['Content-Security-Policy'] ?? '').includes("'unsafe-eval'"),
    );
    expect(evaluating.length).toBeGreaterThan(0);
    for (const path of evaluating) {
      expect(path).toMatch(/^\/engine\/frame-/);
      expect(headersFor(path)['Content-Security-Policy']).toMatch(/^sandbox allow-scripts;/);
    }
  });

  it('finds what would be wrong with a page', () => {
    const policy = "script-src 'self' 'unsafe-eval' https://cdn.example; object-src *";
    const page = `<script>early()</script><meta http-equiv="Content-Security-Policy" content="${policy}"><a href="javascript:x">a</a><b onclick="x">b</b><script src="https://cdn.example/x.js"></script>`;
    expect(problemsOf(page)).toHaveLength(10);
  });
});
