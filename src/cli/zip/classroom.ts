/** What `serve.mjs` of the zip says to the teacher who starts it. Pure: the machine's names come from outside. */

/** Where the site can be reached, and how. */
export interface Classroom {
  readonly version: string;
  /** Path of the site, with a slash at both ends. */
  readonly base: string;
  readonly port: number;
  /** Whether a certificate was given. */
  readonly secure: boolean;
  /** The machine's own IPv4 addresses, loopback left out. */
  readonly addresses: readonly string[];
}

/** The command that makes a certificate for `addresses`, valid for a school year. */
export function certificateCommand(addresses: readonly string[]): string {
  const names = ['DNS:localhost', ...addresses.map((address) => `IP:${address}`)].join(',');
  return [
    'openssl req -x509 -newkey rsa:2048 -nodes -days 365 -subj /CN=hotpath',
    `-addext subjectAltName=${names} -keyout key.pem -out cert.pem`,
  ].join(' ');
}

/** The lines to print once the server listens. */
export function announcement({ version, base, port, secure, addresses }: Classroom): string {
  const at = (host: string): string => `${secure ? 'https' : 'http'}://${host}:${port}${base}`;
  const lines = [`Hotpath ${version} (Ctrl+C ends it)`, '', `On this machine:  ${at('localhost')}`];
  for (const address of addresses) lines.push(`In your network:  ${at(address)}`);
  if (addresses.length === 0) lines.push('In your network:  this machine has no address there. Is it connected?');
  if (secure) {
    lines.push(
      '',
      'Browsers that do not know your certificate warn once. Accept it, or add cert.pem to what they trust.',
    );
  } else {
    lines.push(
      '',
      'Other machines can read guides and take quizzes, but cannot run labs: browsers give shared memory only to pages that',
      'come over HTTPS or from localhost. Make a certificate once, in this folder, and start again with it:',
      '',
      `  ${certificateCommand(addresses)}`,
      '  node serve.mjs --cert cert.pem --key key.pem',
      '',
      'Or give every machine its own copy of this folder.',
    );
  }
  return lines.join('\n');
}
