import { runJob, type DeriveJob } from './derive.ts';

/** What a thread of the pool answers. */
export type PoolAnswer = { result: Uint8Array } | { error: string };

/** Makes this Worker a thread of the pool: its first message brings the port that jobs come over, one at a time. */
export function serve(): void {
  globalThis.onmessage = (event: MessageEvent<MessagePort>) => {
    const port = event.data;
    globalThis.postMessage('ready');
    port.onmessage = ({ data }: MessageEvent<DeriveJob>) => {
      let answer: PoolAnswer;
      try {
        answer = { result: runJob(data) };
      } catch (error) {
        answer = { error: String(error) };
      }
      port.postMessage(answer);
    };
  };
}
