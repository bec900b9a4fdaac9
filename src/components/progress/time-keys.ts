/** Under which id the time on a lab is kept. `id` is its uuid. */
export const labTime = (id: string): string => `lab:${id}`;

/** Under which id the time on a section's quiz is kept. */
export const quizTime = (section: string): string => `quiz:${section}`;
