import { called, onTree, type Fs, type Scenario } from './scenario-tools.ts';

/** Events of a watch while `change` runs, until a last file named `done` appears. */
async function events(fs: Fs, path: string, change: () => void): Promise<string[]> {
  const seen: string[] = [];
  const finished = Promise.withResolvers<undefined>();
  const watcher = fs.watch(path, (type, name) => void seen.push(`${type} ${name}`));
  const end = fs.watch('.', (_type, name) => name === 'done' && finished.resolve(undefined));
  await new Promise((resolve) => setImmediate(resolve));
  change();
  fs.writeFileSync('done', '');
  await finished.promise;
  watcher.close();
  end.close();
  return seen;
}

const watching: Record<string, Scenario> = {
  'watch: names come and go in a directory': (fs) =>
    events(fs, 'e', () => {
      fs.writeFileSync('e/n', '1');
      fs.renameSync('e/n', 'e/m');
      fs.unlinkSync('e/m');
      fs.mkdirSync('e/k');
    }),
  'watch: a file': (fs) =>
    events(fs, 'a.txt', () => {
      fs.appendFileSync('a.txt', 'x');
      fs.chmodSync('a.txt', 0o600);
      fs.unlinkSync('a.txt');
    }),
  'watch: a file in a directory': (fs) =>
    events(fs, 'd', () => (fs.appendFileSync('d/b.txt', 'x'), fs.chmodSync('d/deep', 0o700))),
  'watch: missing': (fs) => fs.watch('nope'),
  'watch: close event': (fs) => {
    const watcher = fs.watch('.');
    return called((done) => (watcher.once('close', done), watcher.close()));
  },
  'promises.watch': async (fs) => {
    const stop = new AbortController();
    const seen: unknown[] = [];
    setImmediate(() => fs.writeFileSync('e/n', ''));
    try {
      for await (const event of fs.promises.watch('e', { signal: stop.signal })) {
        seen.push({ ...event });
        stop.abort();
      }
    } catch (error) {
      seen.push((error as Error).name);
    }
    return seen;
  },
  'watchFile: missing file': (fs) =>
    called((done) => {
      fs.watchFile('nope', { interval: 5 }, (now, before) => (fs.unwatchFile('nope'), done(now.size, before.mtimeMs)));
    }),
  'watchFile: change': (fs) =>
    called((done) => {
      fs.watchFile('a.txt', { interval: 5, bigint: true }, (now, before) => {
        fs.unwatchFile('a.txt');
        done(now.size, before.size);
      });
      setTimeout(() => fs.appendFileSync('a.txt', 'more'), 30);
    }),
};

/** Scenarios of watching. */
export const watchScenarios = onTree(watching);
