/** Words on the cards for Anki. */
export const anki = {
  unit: (unit: string): string => `In ${unit}.`,
  line: (line: number): string => `Line ${line}:`,
};
