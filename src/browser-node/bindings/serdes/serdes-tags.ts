/** Tags of V8's value serialization format, version 15 (v8/src/objects/value-serializer.cc). */
export const VERSION = 15;

export const T = {
  version: 0xff,
  hole: 0x2d,
  undefined: 0x5f,
  null: 0x30,
  true: 0x54,
  false: 0x46,
  int32: 0x49,
  uint32: 0x55,
  double: 0x4e,
  bigInt: 0x5a,
  utf8: 0x53,
  oneByte: 0x22,
  twoByte: 0x63,
  reference: 0x5e,
  object: 0x6f,
  objectEnd: 0x7b,
  sparseArray: 0x61,
  sparseArrayEnd: 0x40,
  denseArray: 0x41,
  denseArrayEnd: 0x24,
  date: 0x44,
  trueObject: 0x79,
  falseObject: 0x78,
  numberObject: 0x6e,
  bigIntObject: 0x7a,
  stringObject: 0x73,
  regExp: 0x52,
  map: 0x3b,
  mapEnd: 0x3a,
  set: 0x27,
  setEnd: 0x2c,
  arrayBuffer: 0x42,
  view: 0x56,
  error: 0x72,
  hostObject: 0x5c,
} as const;

export const VIEWS: [tag: number, name: string][] = [
  [0x62, 'Int8Array'],
  [0x42, 'Uint8Array'],
  [0x43, 'Uint8ClampedArray'],
  [0x77, 'Int16Array'],
  [0x57, 'Uint16Array'],
  [0x64, 'Int32Array'],
  [0x44, 'Uint32Array'],
  [0x68, 'Float16Array'],
  [0x66, 'Float32Array'],
  [0x46, 'Float64Array'],
  [0x71, 'BigInt64Array'],
  [0x51, 'BigUint64Array'],
  [0x3f, 'DataView'],
];
export const ERROR_PROTOTYPES: Record<number, string> = {
  69: 'EvalError',
  82: 'RangeError',
  70: 'ReferenceError',
  83: 'SyntaxError',
  84: 'TypeError',
  85: 'URIError',
};
export const REGEXP_FLAGS = 'gimyus dv'
  .split('')
  .map((flag, bit) => [flag, 1 << bit] as const)
  .filter(([flag]) => flag !== ' ');
