/** Programs that the playground can start from. */
export interface Template {
  id: string;
  title: string;
  /** What to try with it, for readers. */
  blurb: string;
  /** Texts by path, in the order of the tabs. */
  files: Readonly<Record<string, string>>;
  /** What the Run button runs, as it would be typed. */
  command: string;
}
