/** Ciphers by OpenSSL's names: what is known of them without any code. */

/** What `crypto.getCipherInfo()` tells. Lengths are in bytes. */
export interface CipherInfo {
  mode: 'cbc' | 'ecb' | 'ctr' | 'gcm' | 'stream';
  /** OpenSSL's own name. */
  name: string;
  /** OpenSSL's number. */
  nid: number;
  blockSize?: number;
  ivLength?: number;
  keyLength: number;
}

const AES_NIDS = { 128: 418, 192: 422, 256: 426 } as const;
const CTR_NIDS = { 128: 904, 192: 905, 256: 906 } as const;
const GCM_NIDS = { 128: 895, 192: 898, 256: 901 } as const;

const INFOS = new Map<string, CipherInfo>();
for (const bits of [128, 192, 256] as const) {
  const keyLength = bits / 8;
  const nid = AES_NIDS[bits];
  const add = (name: string, info: Omit<CipherInfo, 'keyLength'>): void => {
    INFOS.set(name, { ...info, keyLength });
  };
  const cbc = { mode: 'cbc', name: `AES-${String(bits)}-CBC`, nid: nid + 1, blockSize: 16, ivLength: 16 } as const;
  const gcm = {
    mode: 'gcm',
    name: `id-aes${String(bits)}-GCM`,
    nid: GCM_NIDS[bits],
    blockSize: 1,
    ivLength: 12,
  } as const;
  add(`aes-${String(bits)}-cbc`, cbc);
  add(`aes${String(bits)}`, cbc);
  add(`aes-${String(bits)}-ecb`, { mode: 'ecb', name: `AES-${String(bits)}-ECB`, nid, blockSize: 16 });
  add(`aes-${String(bits)}-ctr`, {
    mode: 'ctr',
    name: `AES-${String(bits)}-CTR`,
    nid: CTR_NIDS[bits],
    blockSize: 1,
    ivLength: 16,
  });
  add(`aes-${String(bits)}-gcm`, gcm);
  add(`id-aes${String(bits)}-gcm`, gcm);
}
INFOS.set('chacha20', { mode: 'stream', name: 'ChaCha20', nid: 1019, ivLength: 16, keyLength: 32 });
INFOS.set('chacha20-poly1305', { mode: 'stream', name: 'ChaCha20-Poly1305', nid: 1018, ivLength: 12, keyLength: 32 });

/** What `crypto.getCiphers()` lists. */
export const CIPHER_NAMES: readonly string[] = [...INFOS.keys()]
  .map((name) => name.replace(/^(id-aes\d+)-gcm$/, '$1-GCM'))
  .sort();

/** By name in any case, or by OpenSSL's number. */
export function findCipher(nameOrNid: string | number): CipherInfo | undefined {
  if (typeof nameOrNid === 'string') return INFOS.get(nameOrNid.toLowerCase());
  return [...INFOS.values()].find((info) => info.nid === nameOrNid);
}

/** Whether the cipher has an authentication tag. */
export function isAuthenticated({ mode, nid }: CipherInfo): boolean {
  return mode === 'gcm' || nid === 1018;
}
