/** Which scope gets which ink. Later rules win where two are equally exact, as in every TextMate theme. */
import type { ThemeRegistrationRaw } from 'shiki';
import { INKS, type Ink } from './inks.ts';

/** `guide`: blocks of guides. `editor`: as Monaco colours the same code, so that nobody sees the editor take the place of the page's code. */
export type Scheme = 'guide' | 'editor';

const PLAIN = 'plain';

type Rule = readonly [ink: Ink | typeof PLAIN, ...scopes: string[]];

const IN_COMMENTS = [
  'keyword',
  'storage',
  'punctuation',
  'variable.other',
  'entity.name.type',
  'string',
  'support',
].map((scope) => `comment ${scope}`);

const RULES: Readonly<Record<Scheme, readonly Rule[]>> = {
  guide: [
    ['comment', 'comment', 'punctuation.definition.comment'],
    ['keyword', 'keyword', 'storage', 'keyword.operator.new', 'keyword.control', 'variable.language.this'],
    ['string', 'string', 'punctuation.definition.string', 'string.template', 'markup.inline.raw'],
    [
      'number',
      'constant',
      'constant.numeric',
      'constant.language',
      'support.constant',
      'variable.other.constant.property',
    ],
    ['name', 'entity.name.function', 'support.function', 'meta.function-call entity.name', 'entity.name.tag'],
    [
      'type',
      'entity.name.type',
      'support.class',
      'entity.other.inherited-class',
      'new.expr entity.name',
      'entity.other.attribute-name',
    ],
    ['punctuation', 'punctuation', 'meta.brace', 'keyword.operator'],
    [PLAIN, 'variable', 'variable.parameter', 'variable.other', 'meta.template.expression'],
  ],
  editor: [
    ['number', 'string.regexp', 'constant.numeric'],
    ['keyword', 'keyword', 'storage', 'variable.language', 'constant.language'],
    ['punctuation', 'punctuation', 'meta.brace', 'keyword.operator', 'storage.type.function.arrow'],
    ['comment', 'comment', 'punctuation.definition.comment'],
    // Monaco has one colour for a comment, whatever stands in it.
    ['comment', ...IN_COMMENTS],
    ['string', 'string', 'punctuation.definition.string'],
    [PLAIN, 'meta.template.expression'],
    ['keyword', 'keyword.operator.new', 'keyword.operator.expression'],
    ['type', 'entity.name.type', 'support.class', 'entity.other.inherited-class'],
  ],
};

/** An ink as a colour, which is all that Shiki hands back: the ink's place in the list, from 1. */
const asColour = (ink: Ink | typeof PLAIN): string =>
  `#${(ink === PLAIN ? 0 : INKS.indexOf(ink) + 1).toString(16).padStart(6, '0')}`;

/** The ink that `asColour` wrote; `undefined` for plain text. */
export function inkOf(colour: string | undefined): Ink | undefined {
  return colour === undefined ? undefined : INKS[Number.parseInt(colour.slice(1), 16) - 1];
}

/** A scheme as a theme for Shiki. Its name is the scheme's. */
export function themeOf(scheme: Scheme): ThemeRegistrationRaw {
  return {
    name: scheme,
    type: 'light',
    colors: { 'editor.foreground': asColour(PLAIN) },
    settings: [
      { settings: { foreground: asColour(PLAIN) } },
      ...RULES[scheme].map(([ink, ...scope]) => ({ scope, settings: { foreground: asColour(ink) } })),
    ],
  };
}
