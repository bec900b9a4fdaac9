import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fetchFile } from '../../../src/browser-node/boot.ts';

const TEXT = 'the whole library';
const NAME = `/engine/library-${createHash('sha256').update(TEXT).digest('hex').slice(0, 10)}.txt`;

/** A host that gives these answers one after the other; returns the cache modes it was asked with. */
function host(...answers: (() => Response)[]): (RequestCache | undefined)[] {
  const asked: (RequestCache | undefined)[] = [];
  vi.stubGlobal('fetch', async (_url: string, init: RequestInit) => {
    asked.push(init.cache);
    const answer = answers[asked.length - 1];
    if (answer === undefined) throw new TypeError('Failed to fetch');
    return answer();
  });
  return asked;
}

const whole = () => new Response(TEXT);
const cut = () => new Response(TEXT.slice(0, 9));

describe('a file of the engine', () => {
  beforeEach(() => {
    vi.stubGlobal('location', { href: 'https://site.example/labs/lru-ttl/' });
    vi.stubGlobal('isSecureContext', true);
  });
  afterEach(() => vi.unstubAllGlobals());

  test('that is whole is fetched once', async () => {
    const asked = host(whole);
    expect(await (await fetchFile(NAME, undefined)).text()).toBe(TEXT);
    expect(asked).toEqual([undefined]);
  });

  test('that was cut short is fetched again past all caches', async () => {
    const asked = host(cut, whole);
    expect(await (await fetchFile(NAME, undefined)).text()).toBe(TEXT);
    expect(asked).toEqual([undefined, 'reload']);
  });

  test('that is cut short again, or changed, is refused', async () => {
    host(cut, cut);
    await expect(fetchFile(NAME, undefined)).rejects.toMatchObject({ kind: 'damaged' });
    host(cut, () => new Response(`${TEXT}!`));
    await expect(fetchFile(NAME, undefined)).rejects.toMatchObject({ kind: 'damaged' });
  });

  test('that cannot be reached, or is missing, is a matter of the network', async () => {
    host();
    await expect(fetchFile(NAME, undefined)).rejects.toMatchObject({ kind: 'network' });
    host(() => new Response('no', { status: 404 }));
    await expect(fetchFile(NAME, undefined)).rejects.toMatchObject({ kind: 'network' });
  });
});
