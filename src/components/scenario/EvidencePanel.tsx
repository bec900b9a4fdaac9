import { useEffect, useRef, useState } from 'preact/hooks';
import { contentLanguage } from '#words/locale.ts';
import { evidence as words } from '#words/scenario/play.ts';
import { openEvidence, type Play } from '../../quiz/scenario.ts';
import type { Evidence } from '../../schemas/evidence.ts';
import type { Scenario } from '../../schemas/scenario.ts';
import { EvidenceView } from './EvidenceView.tsx';
import { fetchEvidence } from './fetch-evidence.ts';

interface Props {
  id: string;
  scenario: Scenario;
  play: Play;
  onPull: (evidence: string) => void;
}

/** What can be pulled, as buttons with their price, and what was pulled, as tabs. */
export function EvidencePanel({ id, scenario, play, onPull }: Props) {
  const [chosen, setChosen] = useState(play.pulled.at(-1));
  const [all, setAll] = useState<Record<string, Evidence> | undefined>();
  const [problem, setProblem] = useState('');
  const tabs = useRef<HTMLDivElement>(null);
  const pulledHere = useRef(play.pulled.length);
  const shown = chosen ?? play.pulled.at(-1);

  useEffect(() => {
    if (play.pulled.length === 0) return;
    let gone = false;
    fetchEvidence(id).then(
      (evidence) => !gone && setAll(evidence),
      () => !gone && setProblem(words.broken),
    );
    return () => {
      gone = true;
    };
  }, [id, play.pulled.length > 0]);

  // The button that was pressed is gone: the new tab takes the focus.
  useEffect(() => {
    if (play.pulled.length > pulledHere.current) {
      setChosen(play.pulled.at(-1));
      tabs.current?.querySelector<HTMLElement>('[role="tab"]:last-child')?.focus();
    }
    pulledHere.current = play.pulled.length;
  }, [play.pulled]);

  const move = (event: KeyboardEvent): void => {
    const at = play.pulled.indexOf(shown ?? '');
    const last = play.pulled.length - 1;
    const to = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at === 0 ? last : at - 1, Home: 0, End: last }[
      event.key
    ];
    if (to === undefined) return;
    event.preventDefault();
    setChosen(play.pulled[to]);
    tabs.current?.querySelectorAll<HTMLElement>('[role="tab"]')[to]?.focus();
  };

  const open = openEvidence(scenario, play);
  const data = shown === undefined ? undefined : all?.[shown];
  return (
    <section class="hp-scenario-evidence" aria-labelledby="scenario-evidence">
      <h3 id="scenario-evidence">{words.heading}</h3>
      {open.length > 0 && (
        <ul class="hp-scenario-pull" role="list">
          {open.map((name) => (
            <li key={name}>
              <button type="button" class="hp-button" onClick={() => onPull(name)}>
                <span>
                  <span lang={contentLanguage}>{scenario.evidence[name]?.title ?? name}</span>
                  {words.price(scenario.evidence[name]?.minutes ?? 0)}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {play.pulled.length === 0 ? (
        <p class="hp-hint">{words.none}</p>
      ) : (
        <>
          {/* eslint-disable-next-line jsx-a11y/interactive-supports-focus -- its tabs take the focus, as ARIA's pattern has it */}
          <div class="hp-scenario-tabs" role="tablist" aria-label={words.pulled} ref={tabs} onKeyDown={move}>
            {play.pulled.map((name) => (
              <button
                key={name}
                type="button"
                role="tab"
                id={`tab-${name}`}
                lang={contentLanguage}
                aria-controls="scenario-panel"
                aria-selected={name === shown}
                tabIndex={name === shown ? 0 : -1}
                onClick={() => setChosen(name)}
              >
                {scenario.evidence[name]?.title}
              </button>
            ))}
          </div>
          <div
            class="hp-scenario-panel"
            role="tabpanel"
            id="scenario-panel"
            aria-labelledby={`tab-${shown ?? ''}`}
            tabIndex={0}
          >
            {data ? <EvidenceView key={shown} evidence={data} /> : <p class="hp-hint">{problem || words.loading}</p>}
          </div>
        </>
      )}
    </section>
  );
}
