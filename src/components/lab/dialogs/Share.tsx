import { useEffect, useState } from 'preact/hooks';
import { toZip } from '../../../lab/share/archive.ts';
import { encodeShare } from '../../../lab/share/link.ts';
import { toMarkdown } from '../../../lab/share/markdown.ts';
import { sameEdits } from '../../../lab/session/edits.ts';
import { announceResults } from '../../../lab/session/messages.ts';
import type { LabSummary } from '../../../lab/session/package.ts';
import { labClient } from '../client.ts';
import { Frame } from './Frame.tsx';

const address = (): string => location.origin + location.pathname;

/** The reader's version for others: as a link, as Markdown, as a zip. */
export default function Share({ lab }: { lab: LabSummary }) {
  const { session, state } = labClient(lab);
  const { edits, run } = state.value;
  const [link, setLink] = useState('');
  const [said, setSaid] = useState('');
  const edited = Object.keys(edits).length > 0;

  useEffect(() => {
    if (!edited) return;
    encodeShare({ lab: lab.id, contentHash: lab.contentHash, files: { ...edits } }).then(
      (hash) => setLink(address() + hash),
      (error: unknown) => setSaid(error instanceof Error ? error.message : String(error)),
    );
  }, [edits]);

  async function copy(text: string, done: string): Promise<void> {
    await navigator.clipboard.writeText(text).then(
      () => setSaid(done),
      () => setSaid('Your browser does not let this page copy. Select the text and copy it yourself.'),
    );
  }

  const unproven = lab.whole ? 'Written in the playground.' : 'The tests have not run on this version.';

  function markdown(): string {
    const current = run?.results && sameEdits(run.edits, edits) ? run.results : undefined;
    const verdict = current ? announceResults(lab.tasks, current) : unproven;
    return toMarkdown(lab.title, address(), verdict, edits);
  }

  async function download(): Promise<void> {
    try {
      const zip = toZip(lab, await session.load(), edits);
      const anchor = document.createElement('a');
      anchor.href = URL.createObjectURL(new Blob([new Uint8Array(zip)], { type: 'application/zip' }));
      anchor.download = `${lab.slug}.zip`;
      anchor.click();
      URL.revokeObjectURL(anchor.href);
      setSaid(`Saved as ${lab.slug}.zip.`);
    } catch {
      setSaid('The lab could not be downloaded. Check your connection and try again.');
    }
  }

  return (
    <Frame lab={lab} title="Share your version">
      {edited ? (
        <>
          <label class="lab-share-link">
            Link to your changed files
            <input type="text" readOnly value={link} onFocus={(event) => event.currentTarget.select()} />
          </label>
          <p>Who opens it sees your version beside theirs. Your code is in the link itself and on no server.</p>
        </>
      ) : (
        <p>You have not changed anything yet, so there is nothing to link to.</p>
      )}
      <div class="lab-solution-buttons">
        {edited && (
          <>
            <button
              type="button"
              class="hp-button"
              aria-disabled={!link}
              onClick={() => link && void copy(link, 'Link copied.')}
            >
              Copy link
            </button>
            <button type="button" class="hp-button" onClick={() => void copy(markdown(), 'Copied as Markdown.')}>
              Copy as Markdown
            </button>
          </>
        )}
        <button type="button" class="hp-button" onClick={() => void download()}>
          Download as zip
        </button>
      </div>
      <p>
        {lab.whole ? (
          'The zip holds all files, for your own Node.js 24. '
        ) : (
          <>
            The zip runs on your own Node.js 24 with <code>node --test</code>.{' '}
          </>
        )}
        Nothing has to be installed.
      </p>
      <p role="status" data-testid="share-status">
        {said}
      </p>
    </Frame>
  );
}
