import { useEffect, useState } from 'preact/hooks';
import type { LabSummary } from '../../lab/session/package.ts';
import { useLater } from './use-later.ts';

/** Looks for somebody's version in the address; what reads and shows it is loaded only then. */
export function Shared({ lab }: { lab: LabSummary }) {
  const [hash, setHash] = useState<string>();
  const bar = useLater(hash, () => import('./SharedBar.tsx'));
  useEffect(() => {
    const look = (): void => setHash(location.hash.startsWith('#shared=') ? location.hash : undefined);
    look();
    addEventListener('hashchange', look);
    return () => removeEventListener('hashchange', look);
  }, []);
  return bar && hash !== undefined ? <bar.default lab={lab} hash={hash} onClose={() => setHash(undefined)} /> : null;
}
