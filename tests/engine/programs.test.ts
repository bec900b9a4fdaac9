/** The conformance programs in Chromium. */
import { testPrograms } from './support/conformance.ts';

testPrograms('chromium');
