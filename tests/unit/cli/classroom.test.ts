import { expect, test } from 'vitest';
import { announcement, certificateCommand } from '../../../src/cli/zip/classroom.ts';

const room = { version: '1.2.3', base: '/learn/', port: 8080, addresses: ['192.168.1.20', '10.0.0.4'] };

test('without a certificate other machines are told what they cannot do, and the command that mends it', () => {
  const said = announcement({ ...room, secure: false });
  expect(said).toContain('On this machine:  http://localhost:8080/learn/');
  expect(said).toContain(
    'In your network:  http://192.168.1.20:8080/learn/\nIn your network:  http://10.0.0.4:8080/learn/',
  );
  expect(said).toContain('cannot run labs');
  expect(said).toContain(certificateCommand(room.addresses));
});

test('with one the addresses are HTTPS, and nothing is missing', () => {
  const said = announcement({ ...room, secure: true });
  expect(said).toContain('In your network:  https://192.168.1.20:8080/learn/');
  expect(said).not.toContain('cannot');
});

test('a machine without a network is told so', () => {
  expect(announcement({ ...room, addresses: [], secure: false })).toContain('Is it connected?');
});

test('a certificate names every address, because browsers compare them', () => {
  expect(certificateCommand(room.addresses)).toContain('subjectAltName=DNS:localhost,IP:192.168.1.20,IP:10.0.0.4 ');
});
