import { runBench } from '../../bench/run.ts';
import type { SessionPorts } from '../../lab/session/ports.ts';
import { partOf } from './grading.ts';

/** The benchmark harness as a session's port. Loaded with the first benchmark. */
export const bench: SessionPorts['bench'] = (engine, benchId, request, onProgress) => {
  const { lab, files, signal } = request;
  const submission = {
    lab: lab.manifest,
    files: { ...files, ...partOf(request, 'hidden') },
    bench: partOf(request, 'bench'),
  };
  return runBench(engine, submission, benchId, {
    signal,
    onProgress: (done, total) => onProgress(done / total),
    onRecording: (recording) => request.onSeen?.({ recordings: [recording] }),
    onGauges: (gauges) => request.onSeen?.({ gauges }),
    isVisible: () => document.visibilityState === 'visible',
  });
};
