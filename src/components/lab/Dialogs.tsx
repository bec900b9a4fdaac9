import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { bar as words } from '#words/lab/bar.ts';
import type { LabSummary } from '../../lab/session/package.ts';
import { labClient, type LabDialog } from './client.ts';

type Loaded = { of: LabDialog; Dialog: ComponentType<{ lab: LabSummary }> };

const loaders: Readonly<Record<LabDialog['name'], () => Promise<{ default: Loaded['Dialog'] }>>> = {
  compare: () => import('./dialogs/Compare.tsx'),
  keys: () => import('./dialogs/Keys.tsx'),
  share: () => import('./dialogs/Share.tsx'),
};

/** The dialog that is open, if any. Its code is loaded when it is first asked for. */
export function Dialogs({ lab }: { lab: LabSummary }) {
  const { dialog, session } = labClient(lab);
  const [loaded, setLoaded] = useState<Loaded>();
  const wanted = dialog.value;
  useEffect(() => {
    if (!wanted) return;
    let gone = false;
    loaders[wanted.name]().then(
      (module) => {
        if (!gone) setLoaded({ of: wanted, Dialog: module.default });
      },
      () => {
        dialog.value = undefined;
        session.say(words.dialogFailed);
      },
    );
    return () => {
      gone = true;
    };
  }, [wanted]);
  return loaded && loaded.of === wanted ? <loaded.Dialog lab={lab} /> : null;
}
