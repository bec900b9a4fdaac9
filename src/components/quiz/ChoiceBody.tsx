import { shuffled } from '../../quiz/index.ts';
import type { BodyProps } from './body-props.ts';
import { Choices } from './Choices.tsx';

/** One or several choices. */
export function ChoiceBody({ question, answer, onAnswer, seed, locked }: BodyProps<'MultipleChoice'>) {
  const several = question.choices.filter((choice) => choice.correct).length > 1;
  const order = question.keepOrder ? question.choices : shuffled(question.choices, seed);
  const chosen = Array.isArray(answer) ? answer.filter((id): id is string => typeof id === 'string') : [];
  const choose = (id: string, checked: boolean): void => {
    if (!several) onAnswer([id]);
    else onAnswer(checked ? [...chosen, id] : chosen.filter((other) => other !== id));
  };
  return (
    <Choices name={question.id} choices={order} chosen={chosen} several={several} locked={locked} onChoose={choose} />
  );
}
