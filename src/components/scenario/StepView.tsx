import { useState } from 'preact/hooks';
import { contentLanguage } from '#words/locale.ts';
import { step as words } from '#words/scenario/play.ts';
import type { Play, ScenarioEvent } from '../../quiz/scenario.ts';
import type { Scenario } from '../../schemas/scenario.ts';
import { Html } from '../quiz/Html.tsx';
import { EvidencePanel } from './EvidencePanel.tsx';

interface Props {
  id: string;
  scenario: Scenario;
  play: Play;
  onEvent: (event: ScenarioEvent) => void;
}

/** One step: what is so, what can be looked at, what can be done. */
export function StepView({ id, scenario, play, onEvent }: Props) {
  const [chosen, setChosen] = useState('');
  const [complaint, setComplaint] = useState('');
  const step = scenario.steps[play.at];
  if (step === undefined) return null;
  const submit = (event: Event): void => {
    event.preventDefault();
    if (chosen === '') setComplaint(words.complaint);
    else onEvent({ decide: chosen });
  };
  return (
    <>
      <Html as="div" text={step.situation} />
      {step.late && play.minutes > step.late.after && (
        <p class="hp-scenario-late">
          <Html text={step.late.text} />
        </p>
      )}
      <EvidencePanel id={id} scenario={scenario} play={play} onPull={(pull) => onEvent({ pull })} />
      <form onSubmit={submit} noValidate>
        <fieldset>
          <legend lang={contentLanguage}>{step.question}</legend>
          <ul class="hp-choices" role="list">
            {step.decisions.map((decision) => (
              <li key={decision.id}>
                <label>
                  <input
                    type="radio"
                    name="decision"
                    checked={chosen === decision.id}
                    onChange={() => setChosen(decision.id)}
                  />
                  <Html text={decision.text} />
                </label>
              </li>
            ))}
          </ul>
        </fieldset>
        <div class="hp-actions">
          <button type="submit" class="hp-button primary">
            {words.decide}
          </button>
          <span role="status">{complaint}</span>
        </div>
      </form>
    </>
  );
}
