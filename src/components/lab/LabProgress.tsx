import { useEffect, useState } from 'preact/hooks';
import { labProgress as words } from '#words/lab/progress.ts';
import { parseSavedRun } from '../../lab/session/saved.ts';

interface Props {
  labId: string;
  contentHash: string;
}

/** What the reader has of a lab, on its card: begun, solved, or solved before the lab changed. */
export default function LabProgress({ labId, contentHash }: Props) {
  const [word, setWord] = useState('');
  useEffect(() => {
    let gone = false;
    void readWord(labId, contentHash).then((next) => {
      if (!gone) setWord(next);
    });
    return () => {
      gone = true;
    };
  }, [labId, contentHash]);
  return <span class="lab-progress">{word}</span>;
}

async function readWord(labId: string, contentHash: string): Promise<string> {
  const { openProgress } = await import('../progress/open-progress.ts');
  const store = await openProgress();
  const result = store.get('lab-result', labId);
  if (parseSavedRun(result?.value, { files: [] })?.outcome.status === 'pass') {
    return result?.contentHash === contentHash ? words.solved : words.updated;
  }
  return store.get('lab-edits', labId) || result ? words.begun : '';
}
