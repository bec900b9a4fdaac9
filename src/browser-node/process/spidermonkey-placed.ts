/** V8's words for errors of Firefox's engine that tell less than V8's: the rest stands in the text of the program. */
import { compiledLine } from './positions.ts';
import { accessPlace, moved, placeOf, textBefore, textFrom, type Place } from './spidermonkey-places.ts';

/** What V8 would say, and where, when it is not where SpiderMonkey says. */
interface Told {
  words?: string;
  place?: Place;
}

/** Name of the class whose text `place` lies in. */
function enclosingClass(place: Place): string | undefined {
  for (let line = place.line; line > 0; line--) {
    const text = line === place.line ? textBefore(place) : compiledLine(place.file, line);
    const name = /^(?:export\s+(?:default\s+)?)?class\s+([\w$]+)|.*[;{}]\s*class\s+([\w$]+)/.exec(text ?? '');
    if (name !== null) return name[1] ?? name[2];
  }
  return undefined;
}

/** Reading or calling `#name` of an object of another class. */
function privateWords(place: Place): Told {
  const found = /#([\w$]+)\s*(\()?/.exec(textFrom(place));
  if (found === null) return {};
  const [, name = '', call] = found;
  const owner = enclosingClass(place);
  const isMethod =
    call !== undefined || isDeclared(place, new RegExp(String.raw`(?:[gs]et|async)\s+#${name}\s*\(|^\s*#${name}\s*\(`));
  return isMethod && owner !== undefined
    ? { words: `Receiver must be an instance of class ${owner}` }
    : { words: `Cannot read private member #${name} from an object whose class did not declare it` };
}

/** Whether a line above `place` (or in front of it) fits. */
function isDeclared({ file, line }: Place, pattern: RegExp): boolean {
  for (let at = line; at > 0; at--) {
    const text = compiledLine(file, at);
    if (text !== undefined && pattern.test(text)) return true;
  }
  return false;
}

/** A namespace that was imported by name cannot be changed; V8 calls it by its tag. */
function namespaceAt(place: Place): boolean {
  const text = `${textBefore(place).replace(/^.*[^\w$.]/, '')}${textFrom(place)}`;
  const name = /^(?:delete\s+)?([\w$]+)\s*[.[]/.exec(text)?.[1];
  return (
    name !== undefined &&
    isDeclared(place, new RegExp(String.raw`^import\s*\*\s*as\s+${name.replaceAll('$', String.raw`\$`)}\s`))
  );
}

/** An assignment behind its target. */
const SETS = /^\s*=(?![=>])/;

const RULES: readonly (readonly [RegExp, (place: Place, found: RegExpExecArray) => Told])[] = [
  [
    /^can't access property (?:"(.*)"|(\w+))(?:, (.*))? (?:is|of) (undefined|null)$/,
    (place, [, quoted, bare = '', chain, nothing = '']) => {
      const property = quoted ?? bare;
      const access = { object: chain ?? nothing, property };
      // Of `this.a = f()` SpiderMonkey names the call.
      const onLine = accessPlace({ ...place, column: 1 }, access);
      const isTarget =
        onLine?.place.line === place.line && onLine.place.column < place.column && SETS.test(onLine.after);
      const found = isTarget ? onLine : (accessPlace(place, access) ?? onLine);
      if (found === undefined) return {};
      const isSet = SETS.test(found.after);
      const words = `Cannot set properties of ${nothing} (setting '${property}')`;
      return isSet ? { place: moved(found.place, textFrom(found.place).indexOf('=')), words } : { place: found.place };
    },
  ],
  [
    /^class constructors must be invoked with 'new'$/,
    (place) => {
      const name = /^(?:[\w$]+\.)*([\w$]+)\s*\(/.exec(textFrom(place))?.[1];
      return name === undefined ? {} : { words: `Class constructor ${name} cannot be invoked without 'new'` };
    },
  ],
  [/^can't access private field or method: object is not the right class$/, (place) => privateWords(place)],
  [
    /^can't set private field: object is not the right class$/,
    (place) => {
      const name = /#[\w$]+/.exec(textFrom(place))?.[0];
      return name === undefined
        ? {}
        : { words: `Cannot write private member ${name} to an object whose class did not declare it` };
    },
  ],
  [
    /^"(.*)" is read-only$/,
    (place, [, name = '']) =>
      namespaceAt(place) ? { words: `Cannot assign to read only property '${name}' of object '[object Module]'` } : {},
  ],
  [
    /^property "(.*)" is non-configurable and can't be deleted$/,
    (place, [, name = '']) =>
      namespaceAt(place) ? { words: `Cannot delete property '${name}' of [object Module]` } : {},
  ],
  [
    /^(?:(.*) (?:is (undefined|null)|has no properties))$/,
    (place, [, value = '', nothing = value]) => {
      if (value === '(destructured parameter)') {
        const name = /\{\s*([\w$]+)/d.exec(textFrom(place));
        const [start] = name?.indices?.[1] ?? [];
        if (name?.[1] === undefined || start === undefined) return {};
        const words = `Cannot destructure property '${name[1]}' of '${nothing}' as it is ${nothing}.`;
        return { words, place: moved(place, start) };
      }
      // `const { a } = value`: the place is that of the value.
      const [, first] = /\{\s*([\w$]+)[^{}]*\}\s*=\s*$/.exec(textBefore(place)) ?? [];
      if (first === undefined || !/^(?:undefined|null)$/.test(nothing)) return {};
      const pattern = /\{[^{}]*\}\s*=\s*$/.exec(textBefore(place));
      const offset = (pattern?.[0].indexOf(first) ?? 0) - (pattern?.[0].length ?? 0);
      return {
        words: `Cannot destructure property '${first}' of '${value}' as it is ${nothing}.`,
        place: { ...place, column: place.column + offset },
      };
    },
  ],
  [
    /^(.*) is not iterable$/,
    (place, [, value = '']) =>
      /^\d/.test(value) && /^(?:new\s+\w+|fromEntries)\(/.test(textFrom(place))
        ? { words: `number ${value} is not iterable (cannot read property Symbol(Symbol.iterator))` }
        : {},
  ],
  [
    /^repeat count must be (?:non-negative|less than infinity.*)$/,
    (place) => {
      const count = /\(\s*(-?[\d.]+|-?Infinity)\s*\)/.exec(textFrom(place))?.[1];
      return count === undefined ? {} : { words: `Invalid count value: ${count}` };
    },
  ],
];

/** What V8 would tell of an error that SpiderMonkey made with `message`; undefined when it tells no more. */
export function placedWords(message: string, error: Error): Told | undefined {
  for (const [pattern, tell] of RULES) {
    const found = pattern.exec(message);
    if (found === null) continue;
    const place = placeOf(error);
    return place === undefined ? undefined : tell(place, found);
  }
  return undefined;
}
