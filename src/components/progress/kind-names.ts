import { kinds } from '#words/progress/changes.ts';
import type { ProgressKind } from '../../progress/index.ts';

/** What readers call the kinds of entries. */
export const KIND_NAMES: Readonly<Record<ProgressKind, string>> = kinds;
