/** How a lab's editor answers. */
import { editingTimes } from '../../bench-workbench/editing.ts';
import { editingFigures } from '../../bench-workbench/figures.ts';
import type { Part } from '../part.ts';

export const run: Part = async ({ repeat }) => ({ figures: editingFigures(await editingTimes(repeat)), notes: [] });
