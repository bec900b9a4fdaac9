/** `npm run docs:record`: plays the session at a terminal that the page on your own Node shows, and writes its text there. */
import { NodeEngine } from '../engines/node/engine.ts';
import { PAGE, recordSession, writeRecording } from './lab/recording.ts';

const engine = await NodeEngine.create();
try {
  await writeRecording(await recordSession(engine));
  console.log(`written to ${PAGE}`);
} finally {
  await engine.dispose();
}
