import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { parse } from 'yaml';
import { expect } from './test.ts';

const LABS = new URL('../../../labs/', import.meta.url);

interface Manifest {
  title: string;
  files: { editable: string[] };
  tasks: { id: string; title: string }[];
  /** Milliseconds that a run may take. */
  timeoutMs: number;
}

/** A lab's manifest and its files, from the repository. */
export async function readLab(slug: string) {
  const folder = new URL(`${slug}/`, LABS);
  const manifest = parse(await readFile(new URL('lab.yaml', folder), 'utf8')) as Manifest;
  return {
    ...manifest,
    solution: (path: string) => readFile(new URL(`solution/${path}`, folder), 'utf8'),
    mutant: (name: string, path: string) => readFile(new URL(`mutants/${name}/${path}`, folder), 'utf8'),
    starter: (path: string) => readFile(new URL(`starter/${path}`, folder), 'utf8'),
  };
}

/** What readers of a language go by on a lab's page. */
export interface LabNames {
  run: string;
  testing: string;
  benching: string;
  code: string;
  results: string;
}

const ENGLISH: LabNames = {
  run: 'Run tests',
  testing: 'Running the tests.',
  benching: 'Running the benchmark.',
  code: 'Code',
  results: 'Results',
};

/** A lab's page, used as a reader does: by the names of its buttons. */
export class LabPage {
  readonly page: Page;
  readonly status: Locator;
  readonly results: Locator;
  readonly code: Locator;
  readonly #names: LabNames;

  constructor(page: Page, names: LabNames = ENGLISH) {
    this.page = page;
    this.#names = names;
    this.status = page.getByTestId('status');
    this.code = page.getByRole('region', { name: names.code, exact: true });
    this.results = page.getByRole('region', { name: names.results });
  }

  async open(slug: string): Promise<void> {
    await this.page.goto(`labs/${slug}/`);
    // Islands wake up when somebody is here.
    await this.page.mouse.move(1, 1);
    await expect(this.button(this.#names.run)).toBeEnabled();
    await expect(this.page.locator('astro-island[ssr]')).toHaveCount(0);
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name });
  }

  /** A file's tab; its name goes on with what is special about the file. */
  tab(path: string): Locator {
    return this.page.getByRole('tab', { name: new RegExp(`^${path.replaceAll('.', String.raw`\.`)}`) });
  }

  /** Opens a file in the editor, with the cursor in it. */
  async edit(path: string): Promise<Locator> {
    await this.tab(path).click();
    await this.page.getByRole('group', { name: `${path}. Press Enter to edit` }).press('Enter');
    const editor = this.code.getByRole('textbox');
    await expect(editor).toBeFocused();
    return editor;
  }

  /** Replaces a file's text by pasting. */
  async paste(path: string, text: string): Promise<void> {
    await this.edit(path);
    await this.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await this.page.evaluate((value) => navigator.clipboard.writeText(value), text);
    await this.page.keyboard.press('ControlOrMeta+A');
    await this.page.keyboard.press('ControlOrMeta+V');
  }

  /** Runs the tests and waits for the verdict. */
  async runTests(): Promise<string> {
    await this.button(this.#names.run).click();
    return this.finished();
  }

  /** The status line once nothing is under way any more. */
  async finished(timeout = 120_000): Promise<string> {
    await expect(this.status).not.toHaveText(this.#names.testing, { timeout });
    await expect(this.status).not.toHaveText(this.#names.benching, { timeout });
    await expect(this.button(this.#names.run)).toHaveAttribute('aria-disabled', 'false', { timeout });
    return (await this.status.textContent())?.trim() ?? '';
  }
}
