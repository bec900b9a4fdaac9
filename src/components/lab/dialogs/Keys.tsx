import type { LabSummary } from '../../../lab/session/package.ts';
import { Frame } from './Frame.tsx';

const KEYS: readonly (readonly [keys: readonly string[], does: string])[] = [
  [['Ctrl or ⌘', 'S'], 'In the editor: hear that your work is kept. Every change is, as you make it.'],
  [['Enter'], 'On the code: start to edit.'],
  [['Esc'], 'Leave the editor. Tab then moves on; inside the editor it indents.'],
  [['Ctrl', 'M'], 'In the editor: make Tab move the focus in place of indenting.'],
  [['F1'], 'In the editor: all of its commands.'],
  [['←', '→'], 'On the bar between two panes: make them wider or narrower. On the tabs: choose a file.'],
  [['Enter'], 'On the bar between two panes: hide the outer pane, or bring it back.'],
  [['↑', '↓'], 'In the file tree: choose. → and ← open and close folders, F2 renames, Delete deletes.'],
  [['?'], 'Show this list.'],
];

/** The keys of the workbench. */
export default function Keys({ lab }: { lab: LabSummary }) {
  return (
    <Frame lab={lab} title="Keyboard shortcuts">
      <dl class="lab-keys">
        {[
          [['Ctrl or ⌘', 'Enter'], `Run ${lab.whole ? 'the command' : 'the tests'}, anywhere on this page.`] as const,
          ...KEYS,
        ].map(([keys, does]) => (
          <div key={does}>
            <dt>{keys.map((key, index) => [index > 0 && ' ', <kbd>{key}</kbd>])}</dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Frame>
  );
}
