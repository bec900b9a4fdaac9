/** What the check itself says; it is loaded when it begins. */
export const check = { off: 'The owner of this site has turned WebContainers off.' };
