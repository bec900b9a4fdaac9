/** V8's words for what the parser of Firefox's engine refuses. V8 often only names the token it did not expect. */
import * as acorn from 'acorn';

/** The first that fits; `$token` is the token at the place. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/^redeclaration of \S+ (.*)$/, "Identifier '$1' has already been declared"],
  [/^return not in function$/, 'Illegal return statement'],
  [
    /^await is only valid in async functions.*$/,
    'await is only valid in async functions and the top level bodies of modules',
  ],
  [/^import declarations may only appear at top level.*$/, 'Cannot use import statement outside a module'],
  [/^export declarations may only appear at top level.*$/, "Unexpected token 'export'"],
  [/^strict mode code may not contain 'with' statements$/, 'Strict mode code may not include a with statement'],
  [/^missing = in const declaration$/, 'Missing initializer in const declaration'],
  [/^missing = in destructuring declaration$/, 'Missing initializer in destructuring declaration'],
  [/^`` literal not terminated.*$/, 'Unterminated template literal'],
  [/^["']{2} (?:string literal contains|literal not terminated).*$/, 'Invalid or unexpected token'],
  [/^unterminated regular expression literal$/, 'Invalid regular expression: missing /'],
  [/^function statement requires a name$/, 'Function statements require a function name'],
  [/^a lexical declaration can't define a 'let' binding$/, 'let is disallowed as a lexically bound name'],
  [
    /^(?:identifier starts immediately after numeric literal|illegal character .*|invalid BigInt syntax)$/,
    'Invalid or unexpected token',
  ],
  [/^invalid assignment left-hand side$/, 'Invalid left-hand side in assignment'],
  [/^unlabeled break must be inside loop or switch$/, 'Illegal break statement'],
  [/^continue must be inside loop$/, 'Illegal continue statement: no surrounding iteration statement'],
  [/^a class cannot have more than one constructor definition$/, 'A class may only have one constructor'],
  [/^new\.target only allowed within functions$/, 'new.target expression is not allowed here'],
  [/^malformed Unicode character escape sequence$/, 'Invalid Unicode escape sequence'],
  [/^duplicate label$/, "Label '$token' has already been declared"],
  [/^more than one switch default$/, 'More than one default clause in switch statement'],
  [/^missing catch or finally after try$/, 'Missing catch or finally after try'],
  [/^no line break is allowed between 'throw' and its expression$/, 'Illegal newline after throw'],
  [
    /^reference to undeclared private field or method (#\S+)$/,
    "Private field '$1' must be declared in an enclosing class",
  ],
  [/^"0"-prefixed octal literals are deprecated.*$/, 'Octal literals are not allowed in strict mode.'],
  [/^'\w+' can't be defined or assigned to in strict mode code$/, 'Unexpected eval or arguments in strict mode'],
  [/^duplicate formal argument .*$/, 'Duplicate parameter name not allowed in this context'],
  [/^getter functions must have no arguments$/, 'Getter must not have any formal parameters.'],
  [/^setter functions must have one argument$/, 'Setter must have exactly one formal parameter.'],
  [
    /^unparenthesized unary expression can't appear.*$/,
    'Unary operator used immediately before exponentiation expression. Parenthesis must be used to disambiguate operator precedence',
  ],
  [/^expected expression, got reserved word .*$/, 'Unexpected reserved word'],
  [/^(?:use of super property accesses|super\(\)) only valid.*$/, "'super' keyword unexpected here"],
  [/^missing \} in template string$/, 'Missing } in template expression'],
  [/^missing \) after argument list$/, 'missing ) after argument list'],
];

/** What V8 says of nothing but the token that stands there. */
const ONLY_TOKEN = /^(?:expected|unexpected|missing|class statement requires|cannot use `\?\?`)/;

interface Token {
  text: string;
  words: string;
}

/** The token that `text` starts with. */
function firstToken(text: string): Token {
  try {
    const token = acorn.tokenizer(text, { ecmaVersion: 'latest' }).getToken();
    const { label, keyword } = token.type;
    const shown = text.slice(token.start, token.end);
    if (token.type === acorn.tokTypes.eof) return { text: '', words: 'Unexpected end of input' };
    if (label === 'num') return { text: shown, words: 'Unexpected number' };
    if (label === 'string') return { text: shown, words: 'Unexpected string' };
    if (label === '`') return { text: shown, words: 'Unexpected template string' };
    if (label === 'name' && keyword === undefined) return { text: shown, words: `Unexpected identifier '${shown}'` };
    return { text: shown, words: `Unexpected token '${shown}'` };
  } catch {
    return { text: '', words: 'Invalid or unexpected token' };
  }
}

/**
 * V8's message for a parser's `message`.
 * @param rest The text from the place on; empty at the end of the program.
 */
export function syntaxWords(message: string, rest: string): string {
  const token = firstToken(rest);
  for (const [pattern, words] of WORDS)
    if (pattern.test(message)) return message.replace(pattern, words.replace('$token', token.text));
  // V8's own messages have a capital.
  return ONLY_TOKEN.test(message) ? token.words : message;
}

/** Where V8 places what SpiderMonkey places behind the text, or inside a string; columns from 0. */
export function syntaxColumn(message: string, line: string, column: number): number {
  if (message === 'missing ) after argument list' && column >= line.length)
    return line.search(/(?:[\w$]+|[^\w\s$])\s*$/);
  if (!/^["']{2} (?:string literal contains|literal not terminated)/.test(message)) return column;
  const quote = line.lastIndexOf(message[0] ?? '"', column - 1);
  return quote < 0 ? column : quote;
}
