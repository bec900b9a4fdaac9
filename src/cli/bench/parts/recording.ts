/** What it costs to record a run. */
import { recordingFigures } from '../../bench-workbench/figures.ts';
import { recordingCosts } from '../../bench-workbench/recording.ts';
import type { Part } from '../part.ts';

export const run: Part = async ({ repeat }) => ({ figures: recordingFigures(await recordingCosts(repeat)), notes: [] });
