import { useMemo, useState } from 'preact/hooks';
import { compare as words } from '#words/lab/compare.ts';
import { compareTexts, type CompareRow, type ComparedLine } from '../../../lab/compare.ts';
import type { LabSummary } from '../../../lab/session/package.ts';
import { labClient } from '../client.ts';
import { Frame } from './Frame.tsx';

/** The reader's files beside the solution, or beside somebody's version. */
export default function Compare({ lab }: { lab: LabSummary }) {
  const { dialog, session } = labClient(lab);
  const shown = dialog.value?.name === 'compare' ? dialog.value : undefined;
  const paths = Object.keys(shown?.files ?? {});
  const [path, setPath] = useState(paths[0] ?? '');
  const mine = session.textOf(path) ?? '';
  const theirs = shown?.files[path] ?? '';
  const rows = useMemo(() => compareTexts(mine, theirs), [mine, theirs]);
  if (!shown) return null;
  return (
    <Frame lab={lab} title={words.titles[shown.whose]} wide>
      {paths.length > 1 && (
        <label class="lab-compare-file">
          {words.file}{' '}
          <select value={path} onChange={(event) => setPath(event.currentTarget.value)}>
            {paths.map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
        </label>
      )}
      {mine === theirs ? (
        <p>{words.same(path)}</p>
      ) : (
        // The focus has to get in for those who scroll by keyboard.
        <div class="lab-compare" tabIndex={0} role="region" aria-label={path} data-testid="compare">
          <table>
            <colgroup>
              <col class="numbers" />
              <col />
              <col class="numbers" />
              <col />
            </colgroup>
            <thead>
              <tr>
                <th scope="col" colSpan={2}>
                  {words.yours(path)}
                </th>
                <th scope="col" colSpan={2}>
                  {words.theirs[shown.whose]}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row, index) => (
                <Row key={index} row={row} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Frame>
  );
}

function Row({ row }: { row: CompareRow }) {
  if ('count' in row) {
    return (
      <tr class="gap">
        <td colSpan={4}>{row.kind === 'gap' ? words.equalLines(row.count) : words.moreLines(row.count)}</td>
      </tr>
    );
  }
  const changed = row.kind === 'changed';
  return (
    <tr class={row.kind}>
      <Side line={row.mine} side="mine" changed={changed} />
      <Side line={row.theirs} side="theirs" changed={changed} />
    </tr>
  );
}

function Side({ line, side, changed }: { line: ComparedLine | undefined; side: 'mine' | 'theirs'; changed: boolean }) {
  const Text = changed ? (side === 'mine' ? 'del' : 'ins') : 'span';
  return (
    <>
      <td class={`number ${side}${line ? '' : ' none'}`}>{line?.number}</td>
      <td class={`text ${side}${line ? '' : ' none'}`}>
        {line && (
          <>
            {changed && <span aria-hidden="true">{side === 'mine' ? '−' : '+'}</span>}
            <Text>{line.text}</Text>
          </>
        )}
      </td>
    </>
  );
}
