/** `worker-threads/sharing-data` in words: "worker threads, sharing data". */
export function guideName(guide: string): string {
  return guide.replaceAll('/', ', ').replaceAll('-', ' ');
}
