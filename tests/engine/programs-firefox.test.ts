/** The conformance programs in Firefox. */
import { installedFirefox } from '../../src/cli/browsers/firefox.ts';
import { describeNeeding } from '../support/needs.ts';
import { testPrograms } from './support/conformance.ts';

describeNeeding('firefox-esr', installedFirefox(), () => {
  testPrograms('firefox');
});
