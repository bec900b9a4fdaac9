/**
 * `internalBinding('crypto')`: OpenSSL's part in Node, as far as `algorithms/` has it. RSA, DSA, classic Diffie-Hellman, X.509 and TLS
 * are missing; what Node's library calls of them throws ERR_FEATURE_UNAVAILABLE_ON_PLATFORM.
 */
import type { ProcessContext } from '../../process/context.ts';
import { createCipherBinding } from './crypto-cipher.ts';
import { cipherJobs } from './crypto-cipher-jobs.ts';
import { createRandomBinding, deriveJobs } from './crypto-derive.ts';
import { createHashBinding } from './crypto-hash.ts';
import { createJobClasses } from './crypto-jobs.ts';
import { createKeyClasses } from './crypto-keys.ts';
import { pairJobs } from './crypto-pairs.ts';
import { createSignBinding } from './crypto-sign.ts';
import { CryptoSupport } from './crypto-support.ts';
import { createUnavailableBinding } from '../unavailable.ts';

/** What Node's library looks for to know what OpenSSL was built with: these it is to find missing. */
const LEFT_OUT =
  /^(?:Argon2Job|KmacJob|CShakeJob|TurboShakeJob|KangarooTwelveJob|KEM\w+|kKeyVariantAES_OCB_\d+|EVP_PKEY_(?:ML|SLH)_\w+)$/;

export function createCryptoBinding(context: ProcessContext): Record<string, unknown> {
  const support = new CryptoSupport(context);
  const keys = createKeyClasses(support);
  const binding: Record<string, unknown> = {
    ...createUnavailableBinding(context, 'crypto'),
    ...createHashBinding(support),
    ...createCipherBinding(support),
    ...createRandomBinding(),
    ...createSignBinding(support),
    ...keys.binding,
    ...createJobClasses(support, {
      ...deriveJobs(support, keys),
      ...cipherJobs(support),
      ...pairJobs(support, keys),
    }),
    // There are none.
    startLoadingCertificatesOffThread: () => undefined,
    getFipsCrypto: () => 0,
    testFipsCrypto: () => false,
    getOpenSSLSecLevelCrypto: () => 1,
  };
  for (const name of Object.keys(binding)) {
    if (LEFT_OUT.test(name)) binding[name] = undefined;
  }
  return binding;
}
