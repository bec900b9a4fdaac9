import type * as en from '../../en/engines/recording.ts';

export const recording: typeof en.recording = {
  process: (pid) => `Prozess ${pid}`,
  clusterWorker: (id) => `Cluster-Worker ${id}`,
  thread: (tid) => `Thread ${tid}`,
  mainThread: 'Hauptthread',
  endedFromOutside: 'von außen beendet',
  terminated: 'abgebrochen',
  endedBy: (signal) => `von ${signal} beendet`,
  exitCode: (code) => `Exit-Code ${code ?? 'unbekannt'}`,
};
