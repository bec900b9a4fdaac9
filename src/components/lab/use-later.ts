import { useEffect, useState } from 'preact/hooks';

/**
 * A module that is loaded once there is a `reason`; undefined until it is there. One that could not be loaded is asked for again with
 * the next reason.
 */
export function useLater<T>(reason: unknown, load: () => Promise<T>): T | undefined {
  const [module, setModule] = useState<T>();
  useEffect(() => {
    if (reason !== undefined && module === undefined) load().then(setModule, () => undefined);
  }, [reason]);
  return module;
}
