import { useEffect, useRef, useState } from 'preact/hooks';
import { offlinePanel as words } from '#words/offline/panel.ts';
import { keepAll, type DownloadProgress } from '../../offline/download.ts';
import type { Ask, OfflineStatus } from '../../offline/messages.ts';
import { inWords, partStates, sizeOf } from '../../offline/summary.ts';
import { askWorker } from './ask.ts';
import { endInWords, roomInWords } from './end-in-words.ts';
import { readyWorker, type Readiness } from './ready-worker.ts';

/** What is on this device, a button for all of it, and one that removes it. */
export default function OfflinePanel({ root }: { root: string }) {
  const [readiness, setReadiness] = useState<Readiness>({ kind: 'starting' });
  const [status, setStatus] = useState<OfflineStatus | undefined>(undefined);
  const [progress, setProgress] = useState<DownloadProgress | undefined>(undefined);
  const [said, setSaid] = useState('');
  const [elsewhere, setElsewhere] = useState(false);
  const abort = useRef<AbortController | undefined>(undefined);

  useEffect(() => {
    // The worker shows this page in place of one that is not here.
    setElsewhere(location.pathname !== `${root}offline/`);
    void readyWorker(`${root}sw.js`).then(async (found) => {
      setReadiness(found);
      if (found.kind === 'ready') setStatus(await askWorker(found.worker)('status', {}));
    });
    return () => abort.current?.abort();
  }, []);

  const isBusy = progress !== undefined;
  const ask: Ask | undefined = readiness.kind === 'ready' ? askWorker(readiness.worker) : undefined;
  const missing = status?.files.filter(({ here }) => !here) ?? [];

  const keep = async (): Promise<void> => {
    if (ask === undefined || status === undefined || isBusy) return;
    const own = (abort.current = new AbortController());
    setSaid('');
    setProgress({ bytes: 0, totalBytes: sizeOf(missing) });
    // Browsers clear kept files when a disk fills up, unless they were asked not to. The answer changes nothing here.
    await navigator.storage.persist().catch(() => false);
    const end = await keepAll(status.files, ask, own.signal, setProgress);
    if (end.kind === 'done') await ask('everything', { on: true });
    setSaid(`${endInWords(end)}${end.kind === 'full' ? await roomInWords() : ''}`);
    setProgress(undefined);
    setStatus(await ask('status', {}));
  };

  const remove = async (): Promise<void> => {
    if (ask === undefined || isBusy) return;
    await ask('remove', {});
    setStatus(await ask('status', {}));
    setSaid(words.removed);
  };

  return (
    <div class="offline not-content">
      {elsewhere && (
        <p class="offline-missing" role="alert">
          {words.missing}
        </p>
      )}
      {readiness.kind === 'unavailable' && <p role="alert">{readiness.why}</p>}
      {readiness.kind === 'starting' && <p>{words.looking}</p>}
      {status !== undefined && (
        <>
          <Parts status={status} />
          <div class="offline-actions">
            <button
              type="button"
              class="hp-button primary"
              aria-disabled={isBusy || missing.length === 0}
              onClick={() => missing.length > 0 && void keep()}
            >
              {missing.length === 0 ? words.all : words.keep(inWords(sizeOf(missing)))}
            </button>
            {isBusy && (
              <button type="button" class="hp-button" onClick={() => abort.current?.abort()}>
                {words.cancel}
              </button>
            )}
            <button type="button" class="hp-button" aria-disabled={isBusy} onClick={() => void remove()}>
              {words.remove}
            </button>
          </div>
          {progress !== undefined && (
            <p>
              <progress aria-label={words.copy} max={progress.totalBytes} value={progress.bytes} />{' '}
              {words.of(inWords(progress.bytes), inWords(progress.totalBytes))}
            </p>
          )}
        </>
      )}
      <p role="status" data-testid="offline-status">
        {said}
      </p>
    </div>
  );
}

function Parts({ status }: { status: OfflineStatus }) {
  const parts = partStates(status.files);
  const here = status.files.filter((file) => file.here);
  return (
    <table>
      <caption>{words.here(inWords(sizeOf(here)), inWords(sizeOf(status.files)))}</caption>
      <thead>
        <tr>
          <th scope="col">{words.part}</th>
          <th scope="col">{words.files}</th>
          <th scope="col">{words.size}</th>
        </tr>
      </thead>
      <tbody>
        {parts.map(({ name, files, filesHere, bytes, bytesHere }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{words.of(filesHere, files)}</td>
            <td>{words.of(inWords(bytesHere), inWords(bytes))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
