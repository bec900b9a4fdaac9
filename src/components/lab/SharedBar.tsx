import { useEffect, useState } from 'preact/hooks';
import { session as sessionWords } from '#words/lab/session.ts';
import { sharedBar as words } from '#words/lab/shared-bar.ts';
import { hiddenCharacters } from '../../lab/hidden-characters.ts';
import { decodeShare, ShareError } from '../../lab/share/link.ts';
import type { LabSummary } from '../../lab/session/package.ts';
import type { Shared } from '../../schemas/share.ts';
import { labClient } from './client.ts';

/** Somebody's version, opened by a link: it lies beside the reader's own and runs only after they have taken it over. */
export default function SharedBar({ lab, hash, onClose }: { lab: LabSummary; hash: string; onClose: () => void }) {
  const { session, state, dialog } = labClient(lab);
  const [shared, setShared] = useState<Shared>();
  const [problem, setProblem] = useState('');
  useEffect(() => {
    setShared(undefined);
    setProblem('');
    decodeShare(hash, lab).then(setShared, (error: unknown) =>
      setProblem(error instanceof ShareError ? error.message : words.cannotOpen),
    );
  }, [hash]);

  const hidden = hiddenCharacters(Object.values(shared?.files ?? {}));

  async function compare(files: Shared['files']): Promise<void> {
    try {
      await session.load();
      dialog.value = { name: 'compare', whose: 'shared', files };
    } catch {
      session.say(sessionWords.notDownloaded);
    }
  }

  function close(): void {
    if (location.hash !== '') history.replaceState(history.state, '', location.pathname);
    onClose();
  }

  return (
    <div class="lab-notice lab-shared" role="region" aria-label={words.label} data-testid="shared">
      <p role="status">
        {problem || (shared && words.holds(Object.keys(shared.files)))}
        {hidden.length > 0 && ` ${words.hidden(hidden.slice(0, 5))}`}
        {shared && shared.contentHash !== lab.contentHash && ` ${words.older}`}
      </p>
      <div class="lab-solution-buttons">
        {shared && (
          <>
            <button type="button" class="hp-button" onClick={() => void compare(shared.files)}>
              {words.compare}
            </button>
            <button
              type="button"
              class="hp-button"
              aria-disabled={!state.value.restored}
              onClick={() => {
                if (state.value.restored) session.takeOver(shared.files, words.taken);
              }}
            >
              {words.take}
            </button>
          </>
        )}
        <button type="button" class="hp-button quiet" onClick={close}>
          {words.close}
        </button>
      </div>
    </div>
  );
}
