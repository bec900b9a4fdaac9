/** Styles of `<run-block>`. Expressive Code scopes them to its own wrapper and puts them in its style sheet. */
export const runStyles = `
  run-block { display: block; }
  run-block pre[hidden], run-block[data-edited] .copy { display: none; }
  @media (scripting: none) { .run-bar { visibility: hidden; } }
  .run-bar {
    display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem;
    min-height: 2.75rem; padding-block: 0.375rem;
    font-family: var(--sl-font); font-size: 0.875rem; line-height: 1.4;
  }
  .run-bar button {
    min-height: 2rem; padding: 0.125rem 0.75rem;
    border: 1px solid var(--sl-color-gray-4); border-radius: 0.3125rem;
    background: transparent; color: var(--sl-color-white); font: inherit; font-weight: 600; cursor: pointer;
  }
  .run-bar button[hidden] { display: none; }
  .run-bar button:hover { border-color: var(--sl-color-white); }
  .run-bar button:focus-visible, .run-output:focus-visible, .run-editor:focus-visible {
    outline: 2px solid var(--sl-color-accent-high); outline-offset: 2px;
  }
  .run-bar button[data-action='run'] {
    border-color: transparent; background: var(--hp-ember, var(--sl-color-accent)); color: var(--hp-on-ember, #fff);
  }
  .run-bar button:disabled { opacity: 0.6; cursor: default; }
  .run-status { margin: 0; color: var(--sl-color-gray-2); }
  .run-output {
    min-height: 4.5rem; max-height: 19rem; overflow: auto; margin-bottom: 0.5rem; padding: 0.625rem 0.875rem;
    border: 1px solid var(--sl-color-gray-5); border-radius: 0.5rem; background: var(--hp-surface, var(--sl-color-black));
    color: var(--sl-color-white); font-family: var(--sl-font-mono); font-size: 0.8125rem; line-height: 1.55;
  }
  .run-output[hidden] { display: none; }
  .run-line { display: block; min-height: 1.55em; white-space: pre-wrap; overflow-wrap: anywhere; }
  .run-line[data-fd='2'] { color: var(--hp-bad, var(--sl-color-red-high)); }
  .run-source {
    display: inline-block; margin-inline-end: 0.625rem; padding-inline: 0.375rem; border-radius: 0.25rem;
    background: var(--sl-color-gray-6); color: var(--sl-color-gray-1); font-size: 0.6875rem;
  }
  .run-editor {
    display: block; width: 100%; resize: vertical; margin: 0; padding: 1rem 1.125rem;
    border: 1px solid var(--sl-color-accent); border-radius: 0 0 0.5rem 0.5rem; background: var(--hp-surface, var(--sl-color-black));
    color: var(--sl-color-white); font-family: var(--sl-font-mono); font-size: 0.8125rem; line-height: 1.65;
    white-space: pre; overflow-x: auto; tab-size: 2;
  }
`;
