import type { Question } from '../../schemas/question.ts';
import type { BodyProps } from './body-props.ts';
import { BugBody } from './BugBody.tsx';
import { ChoiceBody } from './ChoiceBody.tsx';
import { NumberBody } from './NumberBody.tsx';
import { OpenBody } from './OpenBody.tsx';
import { OrderBody } from './OrderBody.tsx';
import { TracingBody } from './TracingBody.tsx';

type Rest = Omit<BodyProps<Question['type']>, 'question'>;

/** The inputs that belong to a question's type. */
export function QuestionBody({ question, ...rest }: Rest & { question: Question }) {
  switch (question.type) {
    case 'MultipleChoice':
      return <ChoiceBody question={question} {...rest} />;
    case 'Tracing':
      return <TracingBody question={question} {...rest} />;
    case 'SpotTheBug':
      return <BugBody question={question} {...rest} />;
    case 'Ordering':
      return <OrderBody question={question} {...rest} />;
    case 'Numeric':
      return <NumberBody question={question} {...rest} />;
    case 'OpenAnswer':
      return <OpenBody question={question} {...rest} />;
  }
}
