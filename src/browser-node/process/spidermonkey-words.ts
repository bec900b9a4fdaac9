/**
 * V8's words for the errors of Firefox's engine: readers see in every browser what Node would say. A message is changed where an error
 * is first met: in a `catch`, in a promise's handler, or when its stack is read.
 */
import { rewriting } from '../transform/async-context.ts';
import { installJsonWords } from './spidermonkey-json.ts';
import { noteOrigin } from './spidermonkey-origin.ts';
import { placedWords } from './spidermonkey-placed.ts';

/** From SpiderMonkey's words to V8's; the first that fits. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [
    /^can't access property Symbol\.iterator(?: of (?=undefined$|null$)|, (?=.* is (?:undefined|null)$))(.*?)(?: is (?:undefined|null))?$/,
    '$1 is not iterable',
  ],
  [
    /^can't access property (?:"(.*)"|Symbol\("(.*)"\)|([\w.]+))(?:, .*)? (?:is|of) (undefined|null)$/,
    "Cannot read properties of $4 (reading '$1$2$3')",
  ],
  [/^can't access lexical declaration '(.*)' before initialization$/, "Cannot access '$1' before initialization"],
  [
    /^must call super constructor before using 'this' in derived class constructor$/,
    "Must call super constructor in derived class before accessing 'this' or returning from derived constructor",
  ],
  [/^assignment to undeclared variable (.*)$/, '$1 is not defined'],
  [/^invalid assignment to const '.*'$/, 'Assignment to constant variable.'],
  [/^can't convert BigInt to number$/, 'Cannot mix BigInt and other types, use explicit conversions'],
  [/^can't convert symbol to number$/, 'Cannot convert a Symbol value to a number'],
  [/^can't convert symbol to string$/, 'Cannot convert a Symbol value to a string'],
  [/^can't convert (undefined|null) to object$/, 'Cannot convert undefined or null to object'],
  [/^invalid array length$/, 'Invalid array length'],
  [/^malformed URI sequence$/, 'URI malformed'],
  [/^reduce of empty array with no initial value$/, 'Reduce of empty array with no initial value'],
  [/^too much recursion$/, 'Maximum call stack size exceeded'],
  [/^(\d+) is read-only$/, "Cannot assign to read only property '$1' of object '[object Array]'"],
  [/^"(.*)" is read-only$/, "Cannot assign to read only property '$1' of object '#<Object>'"],
  [/^can't define property "(.*)": .* is not extensible$/, 'Cannot add property $1, object is not extensible'],
  [/^can't redefine non-configurable property "(.*)"$/, 'Cannot redefine property: $1'],
  [/^property "(.*)" is non-configurable and can't be deleted$/, "Cannot delete property '$1' of #<Object>"],
  [/^setting getter-only property "(.*)"$/, 'Cannot set property $1 of #<Object> which has only a getter'],
  [/^(.*) is not a non-null object$/, '$1 is not an object'],
  [/^iterable for \w+ should have array-like objects$/, 'Iterator value is not an entry object'],
  [
    /^invalid 'instanceof' operand (?:\d.*|true|false|null|undefined|".*")$/,
    "Right-hand side of 'instanceof' is not an object",
  ],
  [/^invalid 'instanceof' operand .*$/, "Right-hand side of 'instanceof' is not callable"],
  [/^cannot use 'in' operator to search for "(.*)" in "?(.*?)"?$/, "Cannot use 'in' operator to search for '$1' in $2"],
  [
    /^(.*) can't be converted to BigInt because it isn't an integer$/,
    'The number $1 cannot be converted to a BigInt because it is not an integer',
  ],
  [/^`target` argument of (Reflect\.\w+) must be an object.*$/, '$1 called on non-object'],
  [/^form must be one of 'NFC'.*$/, 'The normalization form should be one of NFC, NFD, NFKC, NFKD.'],
  [/^No Promise in Promise\.any was resolved$/, 'All promises were rejected'],
  [/^precision \S+ out of range$/, 'toFixed() digits argument must be between 0 and 100'],
  [/^start offset is outside the bounds of the buffer$/, 'Start offset is outside the bounds of the buffer'],
  [/^offset is outside the bounds of the DataView$/, 'Offset is outside the bounds of the DataView'],
  [/^invalid date$/, 'Invalid time value'],
  [/^(?:repeat count must be non-negative|repeat count must be less than infinity.*)$/, 'Invalid count value'],
  [/^calling a builtin (\w+) constructor without new is forbidden$/, "$1 constructor cannot be invoked without 'new'"],
  [/^WeakMap key .* must be an object or an unregistered symbol$/, 'Invalid value used as weak map key'],
  [/^WeakSet value .* must be an object or an unregistered symbol$/, 'Invalid value used in weak set'],
  [
    /^`(?:target|handler)` argument of Proxy must be an object.*$/,
    'Cannot create proxy with a non-object as target or handler',
  ],
  [/^(.*) is not an object or null$/, 'Object prototype may only be an Object or null: $1'],
];

const NATIVE = new Set([
  'TypeError',
  'RangeError',
  'ReferenceError',
  'SyntaxError',
  'URIError',
  'InternalError',
  'AggregateError',
]);

/** `message` as V8 says it, where it is known. */
export function v8Words(message: string): string {
  for (const [pattern, words] of WORDS) if (pattern.test(message)) return message.replace(pattern, words);
  return message;
}

/** Gives an error of the engine V8's message (and its class, where SpiderMonkey has one of its own); other values stay as they are. */
export function inV8Words(error: unknown): void {
  if (!(error instanceof Error) || !NATIVE.has(error.name)) return;
  const { message } = error;
  const plain = v8Words(message);
  const told = placedWords(message, error);
  const words = told?.words ?? plain;
  if (words === message && told === undefined) return;
  const own = Object.getOwnPropertyDescriptor(error, 'message');
  if (own?.writable !== true) return;
  error.message = words;
  if (told?.place !== undefined) noteOrigin(error, { place: told.place });
  if (error.name === 'InternalError') Object.setPrototypeOf(error, RangeError.prototype);
}

type Reaction = ((value: unknown) => unknown) | null | undefined;

/** Has all code speak so; call on SpiderMonkey only, before Node's library takes its copies of the functions. */
export function installWords(): void {
  rewriting.catches = true;
  installJsonWords();
  const { then } = Promise.prototype;
  const holder = {
    then(this: Promise<unknown>, onFulfilled: Reaction, onRejected: Reaction): Promise<unknown> {
      if (typeof onRejected !== 'function') return then.call(this, onFulfilled, onRejected);
      return then.call(this, onFulfilled, (reason) => {
        inV8Words(reason);
        return onRejected(reason);
      });
    },
  };
  const value = holder.then;
  void Object.defineProperty(Promise.prototype, 'then', {
    value,
    writable: true,
    enumerable: false,
    configurable: true,
  });
}
