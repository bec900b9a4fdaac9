import { describe, expect, it } from 'vitest';
import settings from '../../../hotpath.config.ts';
import { pagePolicy } from '../../../src/site/page-policy.ts';
import { readSiteConfig } from '../../../src/site/site-config.ts';
import { moduleText } from '../../../src/site/webcontainer-module.ts';

describe('the owner’s settings', () => {
  it('allow WebContainers, with a policy for every browser, unless something else is said', () => {
    expect(readSiteConfig(settings, {}).webcontainer).toEqual({
      enabled: true,
      apiKey: '',
      bootTimeoutMs: 45_000,
      coep: 'require-corp',
    });
  });

  it('can each be overridden for one build', () => {
    const env = {
      HOTPATH_WEBCONTAINER: 'off',
      HOTPATH_WEBCONTAINER_API_KEY: 'key',
      HOTPATH_WEBCONTAINER_BOOT_TIMEOUT_MS: '5000',
      HOTPATH_WEBCONTAINER_COEP: 'credentialless',
    };
    expect(readSiteConfig(settings, env).webcontainer).toEqual({
      enabled: false,
      apiKey: 'key',
      bootTimeoutMs: 5000,
      coep: 'credentialless',
    });
  });

  it('that are wrong are named, all of them', () => {
    const env = { HOTPATH_WEBCONTAINER: 'no', HOTPATH_WEBCONTAINER_COEP: 'none' };
    expect(() => readSiteConfig(settings, env)).toThrow(/webcontainer\.enabled: [\s\S]*webcontainer\.coep: /);
  });

  it('decide whether the client is in the site, and which frames a page may have', () => {
    expect(moduleText(readSiteConfig(settings, {}))).toContain('import(');
    expect(moduleText(readSiteConfig(settings, { HOTPATH_WEBCONTAINER: 'off' }))).not.toContain('import');
    expect(pagePolicy('', true)).toContain("frame-src 'self' https://stackblitz.com;");
    expect(pagePolicy('', false)).toContain("frame-src 'self';");
    expect(pagePolicy('', false)).not.toContain('stackblitz');
  });
});
