import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import astro from 'eslint-plugin-astro';
import boundaries from 'eslint-plugin-boundaries';
import importX from 'eslint-plugin-import-x';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** What is written as readers write it: labs, and the small ones that the gate's own tests run. */
const LAB_FILES = [
  'labs/**/*.{js,mjs,cjs,ts}',
  'src/cli/new-lab/**/*.js',
  'tests/**/fixtures/**/*.{js,mjs,cjs,ts}',
  'tests/engine/libraries/**/*.mjs',
  'content/playground/**/*.js',
  'hosting/labs/**/*.mjs',
  'content/scenarios/**/*.mjs',
];

/** The folders of pure rules: no Astro, no Preact, and nothing of each other but what lies at the top of a folder. */
const DOMAIN = ['lab', 'quiz', 'progress', 'engines', 'grader', 'bench', 'plots', 'docs', 'offline', 'highlight'];
const PAGE_SIDE = ['components', 'pages', 'site', 'cli'];

/**
 * Where the strict accessibility rules and what was measured with axe and Safari disagree: a region that scrolls must take
 * the focus, and a list without bullets keeps its meaning in Safari only by a role of its own.
 */
const A11Y_OPTIONS = {
  'no-noninteractive-tabindex': ['error', { tags: ['section', 'pre'], roles: ['tabpanel', 'group', 'region'] }],
  'no-redundant-roles': ['error', { nav: ['navigation'], ul: ['list'], ol: ['list'] }],
};

/** @param {string} prefix of the plugin that carries the rules */
const a11yOptions = (prefix) =>
  Object.fromEntries(Object.entries(A11Y_OPTIONS).map(([name, options]) => [`${prefix}/${name}`, options]));

/** Who may import whom; everything else is an error. `docs` in CONTRIBUTING.md says the same in words. */
const MAY_IMPORT = {
  'browser-node': ['browser-node'],
  schemas: ['schemas'],
  i18n: ['schemas'],
  ...Object.fromEntries(DOMAIN.map((name) => [name, ['schemas', ...DOMAIN]])),
  engines: ['schemas', ...DOMAIN, 'browser-node'],
  cli: ['schemas', ...DOMAIN, 'browser-node', 'site', 'cli'],
  // The build puts the engine's files into the site.
  site: ['schemas', ...DOMAIN, 'components', 'site', 'browser-node'],
  components: ['schemas', ...DOMAIN, 'components'],
  pages: ['schemas', ...DOMAIN, 'components', 'site', 'pages'],
};

const folders = ['browser-node', 'schemas', 'i18n', ...DOMAIN, ...PAGE_SIDE];

const LITERAL_WORDS = 'Words that readers see stand in src/i18n: import them from #words/….';

/** Pages refuse HTML that did not come through src/site/page-policy.ts (Trusted Types): better told here than in a browser. */
const HTML_BY_HAND = [
  {
    selector: 'JSXAttribute[name.name="dangerouslySetInnerHTML"]:not(:has(CallExpression[callee.name="trustedHtml"]))',
    message: 'Use trustedHtml (src/components/ui/trusted-html.ts), and only for HTML that was rendered at build time.',
  },
  {
    selector: 'AssignmentExpression[left.property.name=/^(?:inner|outer)HTML$|^srcdoc$/]',
    message: 'Make elements and set their textContent.',
  },
  {
    selector:
      'CallExpression[callee.property.name=/^(?:insertAdjacentHTML|parseFromString|createContextualFragment|setHTMLUnsafe)$/]',
    message: 'Make elements and set their textContent.',
  },
];

export default defineConfig(
  {
    name: 'hotpath/ignored',
    ignores: ['dist/', '.astro/', '.hotpath/', 'coverage/', 'my-labs/', 'playwright-report/', 'test-results/'],
  },
  { name: 'hotpath/strict', linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,

  {
    name: 'hotpath/typescript',
    files: ['**/*.{ts,tsx,js,mjs,cjs}'],
    ignores: LAB_FILES,
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      globals: { ...globals.node },
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [importX.createNodeResolver()],
      'import-x/extensions': ['.ts', '.tsx', '.js', '.mjs'],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts', '.tsx'] },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      // A number or a boolean in a message reads as it should; objects are still refused.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // `void promise` and `() => void call()` are how a deliberately unawaited call is written.
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // A leading underscore says "not used, on purpose"; what is taken out to leave the rest is not used either.
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // An async function without await implements an interface that answers later, and turns what it throws into a rejection.
      '@typescript-eslint/require-await': 'off',
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'import-x/no-self-import': 'error',
      'import-x/no-duplicates': 'error',
    },
  },

  {
    name: 'hotpath/boundaries',
    files: ['src/**/*.{ts,tsx,astro}'],
    plugins: { boundaries },
    settings: {
      // Files right in src/ (content.config.ts) belong to no folder.
      'boundaries/include': ['src/*/**/*'],
      'boundaries/elements': folders.map((name) => ({ type: name, pattern: `src/${name}` })),
    },
    rules: {
      'boundaries/no-unknown-files': 'error',
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          message:
            '{{from.element.type}} must not import {{to.element.type}}: see "Who may import whom" in CONTRIBUTING.md',
          policies: [
            ...Object.entries(MAY_IMPORT).map(([from, to]) => ({
              from: { element: { type: from } },
              allow: { to: { element: { types: { anyOf: to } } } },
            })),
            { allow: { to: { module: { origin: ['external', 'core'] } } } },
            // Words are for everybody.
            { allow: { to: { element: { type: 'i18n' } } } },
          ],
        },
      ],
    },
  },
  {
    name: 'hotpath/insides',
    files: [`src/{${['schemas', ...DOMAIN].join(',')}}/**/*.ts`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: `^\\.\\./(?:\\.\\./)*(?:${[...DOMAIN, 'browser-node'].join('|')})/.+/`,
              message:
                'That is the inside of another folder. Import a file at the top of it, or move what you need there.',
            },
          ],
        },
      ],
    },
  },
  {
    name: 'hotpath/pure',
    files: [`src/{${['schemas', 'browser-node', ...DOMAIN].join(',')}}/**/*.ts`],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^(?:astro(?:$|[:/])|@astrojs/|preact(?:$|/)|@preact/)',
              message: 'This folder holds rules without a user interface. Bring the value in from a component instead.',
            },
          ],
        },
      ],
    },
  },

  {
    // Pages refuse HTML that did not come through it (Trusted Types, src/site/page-policy.ts): better told here than in a browser.
    name: 'hotpath/html',
    files: ['src/{components,lab,quiz,progress,engines,plots,pages,site}/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-syntax': ['error', ...HTML_BY_HAND],
    },
  },
  {
    // Words of the user interface stand in src/i18n, or a site in another language would show them in English.
    name: 'hotpath/words',
    files: ['src/{components,pages,site}/**/*.{tsx,astro}'],
    // What stands inside of content, which is English.
    ignores: ['src/components/guide/**', 'src/site/performance/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...HTML_BY_HAND,
        {
          selector: 'JSXElement:not([openingElement.name.name=/^(?:code|kbd|abbr)$/]) > JSXText[value=/\\p{L}{2}/u]',
          message: LITERAL_WORDS,
        },
        {
          selector: 'JSXAttribute[name.name=/^(?:aria-label|title|placeholder|alt)$/] > Literal[value=/\\p{L}{2}/u]',
          message: LITERAL_WORDS,
        },
      ],
    },
  },
  {
    name: 'hotpath/preact',
    files: ['src/**/*.tsx'],
    // The plugin ships no types.
    // eslint-disable-next-line @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access
    extends: [jsxA11y.flatConfigs.strict],
    languageOptions: { globals: { ...globals.browser } },
    rules: a11yOptions('jsx-a11y'),
  },
  {
    name: 'hotpath/astro',
    files: ['**/*.astro'],
    extends: [astro.configs.recommended, astro.configs['jsx-a11y-strict']],
    rules: a11yOptions('astro/jsx-a11y'),
  },
  {
    // `astro check` covers their types; the rules that need type information cannot see into .astro files.
    name: 'hotpath/astro-untyped',
    files: ['**/*.astro', '**/*.astro/*.{js,ts}'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { parserOptions: { projectService: false, project: null } },
  },

  {
    // Plain JavaScript that is handed to an engine or to a bare Node.js as it stands: no types to check it by.
    name: 'hotpath/payloads',
    files: ['src/**/*.{mjs,cjs}'],
    extends: [tseslint.configs.disableTypeChecked],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    name: 'hotpath/engine',
    files: ['src/browser-node/**/*.ts'],
    rules: {
      // Node's library expects classes of its bindings, also such as only construct.
      '@typescript-eslint/no-extraneous-class': ['error', { allowConstructorOnly: true, allowEmpty: true }],
      // Node's library may reject with anything, and what it passes on must not be wrapped.
      '@typescript-eslint/prefer-promise-reject-errors': 'off',
      // An engine takes methods off prototypes before readers' code can replace them.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    name: 'hotpath/tests',
    files: ['tests/**/*.ts'],
    rules: {
      // `expect(object.method)` is how a spy is asserted.
      '@typescript-eslint/unbound-method': 'off',
      // What a function without a result gives is compared too.
      '@typescript-eslint/no-confusing-void-expression': 'off',
    },
  },
  {
    // What readers see and edit: plain Node.js without types. Mutants are wrong on purpose.
    name: 'hotpath/labs',
    files: LAB_FILES,
    languageOptions: { globals: { ...globals.node } },
    rules: { 'prefer-const': 'error', eqeqeq: ['error', 'always', { null: 'ignore' }] },
  },
  {
    name: 'hotpath/labs-wrong-on-purpose',
    files: ['**/labs/*/{mutants,starter}/**'],
    rules: { 'no-unused-vars': 'off', 'no-unused-private-class-members': 'off' },
  },
);
