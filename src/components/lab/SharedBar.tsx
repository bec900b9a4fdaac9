import { useEffect, useState } from 'preact/hooks';
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
      setProblem(error instanceof ShareError ? error.message : 'This link cannot be opened in your browser.'),
    );
  }, [hash]);

  const hidden = hiddenCharacters(Object.values(shared?.files ?? {}));

  async function compare(files: Shared['files']): Promise<void> {
    try {
      await session.load();
      dialog.value = { name: 'compare', whose: 'their version', files };
    } catch {
      session.say('The lab could not be downloaded. Check your connection and try again.');
    }
  }

  function close(): void {
    if (location.hash !== '') history.replaceState(history.state, '', location.pathname);
    onClose();
  }

  return (
    <div class="lab-notice lab-shared" role="region" aria-label="Somebody's version" data-testid="shared">
      <p role="status">
        {problem ||
          (shared &&
            `This link holds somebody's version of ${Object.keys(shared.files).join(', ')}. Nothing of it has run, and your own files are as they were.`)}
        {hidden.length > 0 &&
          ` It holds characters that cannot be seen (${hidden.slice(0, 5).join(', ')}): the comparison writes them out.`}
        {shared && shared.contentHash !== lab.contentHash && ' It was made before this lab last changed.'}
      </p>
      <div class="lab-solution-buttons">
        {shared && (
          <>
            <button type="button" class="hp-button" onClick={() => void compare(shared.files)}>
              Compare with mine
            </button>
            <button
              type="button"
              class="hp-button"
              aria-disabled={!state.value.restored}
              onClick={() => {
                if (state.value.restored)
                  session.takeOver(shared.files, "Your files hold somebody's version now. Undo brings yours back.");
              }}
            >
              Put it into my editor
            </button>
          </>
        )}
        <button type="button" class="hp-button quiet" onClick={close}>
          Close
        </button>
      </div>
    </div>
  );
}
