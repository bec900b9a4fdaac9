import settings from '../../hotpath.config.ts';
import { siteConfigSchema, type SiteConfig, type SiteSettings } from '../schemas/site-config.ts';

/** Where the WebContainer runtime comes from; the client has it built in. */
export const WEBCONTAINER_ORIGIN = 'https://stackblitz.com';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The settings of a build: `hotpath.config.ts`, and what environment variables say instead.
 * @throws {Error} naming every setting that is wrong, and the variable it may have come from
 */
export function readSiteConfig(written: SiteSettings, env: Environment): SiteConfig {
  const { webcontainer } = written;
  const onOff = env['HOTPATH_WEBCONTAINER'];
  const timeout = env['HOTPATH_WEBCONTAINER_BOOT_TIMEOUT_MS'];
  const found = siteConfigSchema.safeParse({
    base: env['HOTPATH_BASE'] ?? written.base,
    language: env['HOTPATH_LANGUAGE'] ?? written.language,
    webcontainer: {
      ...webcontainer,
      enabled: onOff === undefined ? webcontainer.enabled : ({ on: true, off: false }[onOff] ?? onOff),
      apiKey: env['HOTPATH_WEBCONTAINER_API_KEY'] ?? webcontainer.apiKey,
      bootTimeoutMs: timeout === undefined ? webcontainer.bootTimeoutMs : Number(timeout),
      coep: env['HOTPATH_WEBCONTAINER_COEP'] ?? webcontainer.coep,
    },
  });
  if (found.success) return found.data;
  const problems = found.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
  throw new Error(`hotpath.config.ts, or a HOTPATH_… variable, is wrong:\n${problems.join('\n')}`);
}

/** The settings of this build. */
export const siteConfig: SiteConfig = readSiteConfig(settings, typeof process === 'undefined' ? {} : process.env);
