import { equal, holds, rejects, type ContractCase } from './case.ts';

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** Promises about the file system. */
export const FILE_CASES: readonly ContractCase[] = [
  {
    id: 'files/mount-replaces',
    promise: 'mount() replaces everything below the root',
    async run({ engine }) {
      await engine.mount({ 'old.txt': 'old', 'folder/old.txt': 'old', '.hidden/a': 'old' });
      await engine.mount({ 'new.txt': 'new', 'deep/er/new.txt': 'new' });
      equal(await engine.readdir(engine.root), ['deep', 'new.txt'], 'names after a second mount');
      equal(await engine.readdir('deep/er'), ['new.txt'], 'names in a folder');
    },
  },
  {
    id: 'files/mount-keeps-buffers',
    promise: 'mount() and writeFile() leave the caller’s buffers usable',
    async run({ engine }) {
      const bytes = new Uint8Array([1, 2, 3, 250]);
      await engine.mount({ 'a.bin': bytes });
      await engine.writeFile('b.bin', bytes);
      equal(bytes.length, 4, 'length of the buffer afterwards');
      await engine.mount({ 'a.bin': bytes });
      equal([...(await engine.readFile('a.bin'))], [1, 2, 3, 250], 'bytes of the file');
    },
  },
  {
    id: 'files/every-byte',
    promise: 'files hold any bytes, and text as UTF-8',
    async run({ engine }) {
      const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
      await engine.mount({ 'mounted.bin': bytes });
      await engine.writeFile('written.bin', bytes);
      await engine.writeFile('text.txt', 'häßlich 🙂');
      equal([...(await engine.readFile('mounted.bin'))], [...bytes], 'a mounted file');
      equal([...(await engine.readFile('written.bin'))], [...bytes], 'a written file');
      equal(text(await engine.readFile('text.txt')), 'häßlich 🙂', 'a text');
    },
  },
  {
    id: 'files/write-makes-folders',
    promise: 'writeFile() creates missing folders and overwrites',
    async run({ engine }) {
      await engine.mount({});
      await engine.writeFile('a/b/c.txt', 'longer');
      await engine.writeFile('a/b/c.txt', 'new');
      equal(text(await engine.readFile('a/b/c.txt')), 'new', 'the file');
    },
  },
  {
    id: 'files/absolute-paths',
    promise: 'relative paths mean the root',
    async run({ engine }) {
      await engine.mount({ 'a.txt': 'a' });
      equal(text(await engine.readFile(`${engine.root}/a.txt`)), 'a', 'the file by its absolute path');
      await engine.writeFile(`${engine.root}/b.txt`, 'b');
      equal(text(await engine.readFile('b.txt')), 'b', 'the file by its relative path');
    },
  },
  {
    id: 'files/missing',
    promise: 'reading a file that is not there fails with code ENOENT',
    async run({ engine }) {
      await engine.mount({});
      const error = await rejects(engine.readFile('nothing.txt'), 'reading nothing.txt');
      equal((error as { code?: unknown }).code, 'ENOENT', 'the code of the error');
    },
  },
  {
    id: 'files/readdir-sorted',
    promise: 'readdir() gives sorted names of files and folders',
    async run({ engine }) {
      await engine.mount({ 'c.txt': '', 'a/x.txt': '', 'B.txt': '' });
      equal(await engine.readdir('.'), ['B.txt', 'a', 'c.txt'], 'the names');
    },
  },
  {
    id: 'files/rm',
    promise: 'rm() removes files and whole folders, and what is not there is no error',
    async run({ engine }) {
      await engine.mount({ 'a/b/c.txt': '', 'd.txt': '', 'e.txt': '' });
      await engine.rm('a');
      await engine.rm('d.txt');
      await engine.rm('nothing');
      equal(await engine.readdir('.'), ['e.txt'], 'what is left');
    },
  },
  {
    id: 'files/shared-with-programs',
    promise: 'programs and the page see the same files',
    async run({ engine, node }) {
      await engine.mount({
        'main.mjs': `import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
          mkdirSync('made', { recursive: true });
          writeFileSync('made/by-program.bin', Buffer.concat([readFileSync('given.bin'), Buffer.from([9])]));`,
      });
      await engine.writeFile('given.bin', new Uint8Array([200, 0]));
      const { exit, printed } = await node(['main.mjs']);
      equal(exit.code, 0, `exit code of a program that printed ${printed}`);
      equal([...(await engine.readFile('made/by-program.bin'))], [200, 0, 9], 'what the program wrote');
      holds((await engine.readdir('made')).length === 1, 'its folder is listed');
    },
  },
];
