import { gradeLab } from '../../grader/grade.ts';
import type { RunRecording } from '../../engines/types.ts';
import type { RunRequest, SessionPorts } from '../../lab/session/ports.ts';

/** The grader as a session's port. Loaded with the first run. */
export const grade: SessionPorts['grade'] = (engine, request, onTest) => {
  const { lab, files, signal } = request;
  const written = Object.keys(files).filter((path) => !lab.manifest.files.readOnly.includes(path));
  const submission = {
    lab: { ...lab.manifest, files: { editable: written } },
    files: { ...files, ...partOf(request, 'hidden') },
    tests: partOf(request, 'tests'),
  };
  const only = request.only === undefined ? {} : { only: [request.only] };
  const recordings: RunRecording[] = [];
  const onRecording = (recording: RunRecording): void => {
    recordings.push(recording);
    request.onSeen?.({ recordings: [...recordings] });
  };
  return gradeLab(engine, submission, { signal, onTest, onRecording, ...only });
};

/** What lies beside the reader's files: the tests, the benches, or the hidden rest. */
export function partOf({ lab }: RunRequest, part: 'tests' | 'bench' | 'hidden'): Record<string, string> {
  const folderOf = (path: string): string => (/^(tests|bench)\//.exec(path) ?? [])[1] ?? 'hidden';
  return Object.fromEntries(Object.entries(lab.support).filter(([path]) => folderOf(path) === part));
}
