import { useState } from 'preact/hooks';
import { openProgress } from '../../progress/index.ts';

const words = {
  save: 'Save to a file',
  load: 'Load from a file',
  hint: 'Everything you did on this site, in one JSON file. Loading merges: of two versions, the newer one stays.',
  notJson: 'This file is not JSON. Choose the file that "Save to a file" gave you.',
  loaded: (taken: number, kept: number, bad: number): string =>
    `${taken} entries taken over, ${kept} kept as they were${bad === 0 ? '' : `, ${bad} could not be read`}.`,
};

/** Export and import of all progress. `onLoaded` is called after entries were taken over. */
export function ProgressFile({ onLoaded }: { onLoaded: () => void }) {
  const [notice, setNotice] = useState('');

  const save = async (): Promise<void> => {
    const envelope = (await openProgress()).export();
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([JSON.stringify(envelope, null, 1)], { type: 'application/json' }));
    link.download = `hotpath-progress-${envelope.exportedAt.slice(0, 10)}.json`;
    link.click();
    URL.revokeObjectURL(link.href);
  };

  const load = async (file: File): Promise<void> => {
    try {
      const raw: unknown = JSON.parse(await file.text());
      const { taken, kept, bad } = await (await openProgress()).import(raw);
      setNotice(words.loaded(taken, kept, bad.length));
      onLoaded();
    } catch (error) {
      setNotice(error instanceof SyntaxError || !(error instanceof Error) ? words.notJson : error.message);
    }
  };

  return (
    <div class="hp-progress-file not-content">
      <p class="hp-hint">{words.hint}</p>
      <div class="hp-actions">
        <button type="button" class="hp-button" onClick={() => void save()}>
          {words.save}
        </button>
        <label class="hp-button">
          {words.load}
          <input
            type="file"
            accept="application/json,.json"
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? [];
              if (file) void load(file);
              event.currentTarget.value = '';
            }}
          />
        </label>
      </div>
      <p role="status">{notice}</p>
    </div>
  );
}
