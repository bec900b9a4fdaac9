import { describe, expect, test } from 'vitest';
import { createFile, deleteFile, nameProblem, renameFile } from '../../../src/lab/session/file-changes.ts';
import { isOwnName } from '../../../src/lab/session/own-files.ts';
import { LabSession } from '../../../src/lab/session/session.ts';
import { MemoryProgress, summary, workingPorts } from './session-fakes.ts';

const paths = (session: LabSession): string[] => session.files.map(({ path }) => path);

async function started(lab = summary, progress = new MemoryProgress()): Promise<LabSession> {
  const session = new LabSession(lab, workingPorts({ openProgress: async () => progress }));
  await session.restore();
  return session;
}

describe("a reader's own files", () => {
  test('are added, written and run with the others', async () => {
    const ran: unknown[] = [];
    const ports = workingPorts();
    const session = new LabSession(summary, {
      ...ports,
      grade: (engine, request, onTest) => {
        ran.push(request.files);
        return ports.grade(engine, request, onTest);
      },
    });
    await session.restore();
    await createFile(session, 'lib/helper.js');
    expect(session.state.open.path).toBe('lib/helper.js');
    session.edit('lib/helper.js', 'export {};\n');
    await session.runTests();
    expect(ran[0]).toMatchObject({ 'counter.js': 'starter\n', 'lib/helper.js': 'export {};\n' });
  });

  test('are renamed in their place, deleted, and come back by undo', async () => {
    const session = await started();
    await createFile(session, 'a.js');
    await createFile(session, 'b.js');
    session.edit('a.js', 'text');
    await renameFile(session, 'a.js', 'c.js');
    expect(paths(session).slice(3)).toEqual(['c.js', 'b.js']);
    expect(session.textOf('c.js')).toBe('text');
    await deleteFile(session, 'c.js');
    expect(session.state.open.path).toBe('counter.js');
    session.undo();
    expect(session.textOf('c.js')).toBe('text');
  });

  test('are there in the next visit', async () => {
    const progress = new MemoryProgress();
    const session = await started(summary, progress);
    await createFile(session, 'a.js');
    await session.settled();
    expect(paths(await started(summary, progress))).toContain('a.js');
  });

  test.each([
    ['', 'Give the file a name'],
    ['Counter.js', 'There is a file counter.js already'],
    ['tests/mine.test.js', 'what grades your code'],
    ['a.exe', 'End the name in .js'],
    ['../a.js', 'Use letters'],
    ['/a.js', 'Use letters'],
    ['.env.js', 'Use letters'],
    ['node_modules/p/index.js', 'Use letters'],
    ['package.json', 'Use letters'],
    [`${'a'.repeat(80)}.js`, 'Use letters'],
  ])('cannot be called %j', async (name, sentence) => {
    const session = await started();
    expect(nameProblem(session, name)).toContain(sentence);
    expect(isOwnName(name, summary)).toBe(false);
    await expect(createFile(session, name)).rejects.toThrow(sentence);
    expect(session.state.edits).toEqual({});
  });

  test('are not for labs whose files are fixed, stored ones neither', async () => {
    const progress = new MemoryProgress();
    await progress.set('lab-edits', summary.id, { files: { 'a.js': '', 'counter.js': 'mine' } }, 'v1');
    const session = await started({ ...summary, fixed: true }, progress);
    expect(session.state.edits).toEqual({ 'counter.js': 'mine' });
    await expect(createFile(session, 'b.js')).rejects.toThrow(RangeError);
  });
});

describe("files that are wholly the reader's", () => {
  const whole = { ...summary, files: [{ path: 'counter.js', role: 'own' as const }], whole: true as const };

  test('begin as they are given; the first change takes them over, and a reset brings them back', async () => {
    const session = await started(whole);
    expect(paths(session)).toEqual(['counter.js']);
    await createFile(session, 'b.js');
    expect(session.textOf('counter.js')).toBe('starter\n');
    await deleteFile(session, 'counter.js');
    expect(paths(session)).not.toContain('counter.js');
    session.resetLab();
    expect(paths(session)).toEqual(['counter.js']);
  });

  test('are never none', async () => {
    const session = await started(whole);
    await renameFile(session, 'counter.js', 'd.js');
    await deleteFile(session, 'given.js');
    await deleteFile(session, 'd.js');
    expect(paths(session)).toEqual(['d.js']);
    expect(session.state.announcement).toBe('This is the only file. Add another one first.');
  });
});
