/** First visits to a lab. */
import { visitFigures } from '../../bench-workbench/figures.ts';
import { visitTimes } from '../../bench-workbench/visits.ts';
import type { Part } from '../part.ts';

export const run: Part = async ({ repeat }) => ({ figures: visitFigures(await visitTimes(repeat)), notes: [] });
