/** The code editor itself. */
export const code = {
  label: 'Code editor. Escape leaves it.',
};
