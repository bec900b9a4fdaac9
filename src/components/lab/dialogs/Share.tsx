import { useEffect, useState } from 'preact/hooks';
import { session as sessionWords } from '#words/lab/session.ts';
import { share as words } from '#words/lab/share.ts';
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
      () => setSaid(words.cannotCopy),
    );
  }

  const unproven = lab.whole ? words.played : words.unproven;

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
      setSaid(words.saved(`${lab.slug}.zip`));
    } catch {
      setSaid(sessionWords.notDownloaded);
    }
  }

  return (
    <Frame lab={lab} title={words.title}>
      {edited ? (
        <>
          <label class="lab-share-link">
            {words.link}
            <input type="text" readOnly value={link} onFocus={(event) => event.currentTarget.select()} />
          </label>
          <p>{words.linkNote}</p>
        </>
      ) : (
        <p>{words.unchanged}</p>
      )}
      <div class="lab-solution-buttons">
        {edited && (
          <>
            <button
              type="button"
              class="hp-button"
              aria-disabled={!link}
              onClick={() => link && void copy(link, words.linkCopied)}
            >
              {words.copyLink}
            </button>
            <button type="button" class="hp-button" onClick={() => void copy(markdown(), words.markdownCopied)}>
              {words.copyMarkdown}
            </button>
          </>
        )}
        <button type="button" class="hp-button" onClick={() => void download()}>
          {words.download}
        </button>
      </div>
      <p>
        {lab.whole ? (
          words.zipOfPlay
        ) : (
          <>
            {words.zipOfLab[0]}
            <code>node --test</code>
            {words.zipOfLab[1]}
          </>
        )}
      </p>
      <p role="status" data-testid="share-status">
        {said}
      </p>
    </Frame>
  );
}
