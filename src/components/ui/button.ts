/** A button with the text `label`, for what is drawn without components: notices that any page may show. */
export function textButton(label: string, onClick: () => void): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = 'hp-button';
  element.textContent = label;
  element.addEventListener('click', onClick);
  return element;
}
