/** The script of elliptic curves and the formats of their keys: apart, because it takes long to start. See README.md. */
export {
  convertPoint,
  CURVES,
  findCurve,
  fromPrivate,
  fromPublic,
  generatePair,
  sharedSecret,
  sign,
  verify,
} from './curves.ts';
export {
  decodeJwk,
  decodeKey,
  decodePemKey,
  encodeJwk,
  encodeKey,
  encodePemKey,
  UnsupportedKeyError,
} from './key-formats.ts';
