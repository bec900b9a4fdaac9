import type * as en from '../../en/lab/engine-details.ts';

export const engineDetails: typeof en.engineDetails = {
  open: 'Details',
  title: 'Über die Engine',
  steps: 'Start des WebContainers',
  reload: 'Seite neu laden',
  retry: 'Noch einmal versuchen',
};
