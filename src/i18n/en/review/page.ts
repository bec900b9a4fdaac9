/** `/review/`. */
export const reviewPage = {
  title: 'Review',
  description:
    'Questions you got wrong, and those you chose, come back just before you would forget them. Nothing leaves this browser.',
};
