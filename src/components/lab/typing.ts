/** Whether a key goes into a text, where it means itself. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest('input, textarea, select, [contenteditable], .lab-monaco') !== null
  );
}
