import { keys as words } from '#words/lab/keys.ts';
import type { LabSummary } from '../../../lab/session/package.ts';
import { Frame } from './Frame.tsx';

const KEYS: readonly (readonly [keys: readonly string[], does: string])[] = [
  [[words.ctrl, 'S'], words.save],
  [['Enter'], words.enter],
  [['Esc'], words.escape],
  [[words.ctrlOnly, 'M'], words.tab],
  [['F1'], words.commands],
  [['←', '→'], words.arrows],
  [['Enter'], words.hide],
  [['↑', '↓'], words.tree],
  [['?'], words.help],
];

/** The keys of the workbench. */
export default function Keys({ lab }: { lab: LabSummary }) {
  return (
    <Frame lab={lab} title={words.title}>
      <dl class="lab-keys">
        {[[[words.ctrl, 'Enter'], lab.whole ? words.runCommand : words.runTests] as const, ...KEYS].map(
          ([keys, does]) => (
            <div key={does}>
              <dt>{keys.map((key, index) => [index > 0 && ' ', <kbd>{key}</kbd>])}</dt>
              <dd>{does}</dd>
            </div>
          ),
        )}
      </dl>
    </Frame>
  );
}
