// doc: https://github.com/pinojs/pino#usage JSON lines, child loggers, redaction, serializers
import pino from 'pino';

const options = { base: null, timestamp: false, redact: ['user.password'] };
const logger = pino(options, pino.destination({ fd: 1, sync: true }));
logger.info('hello world');
logger.warn({ user: { name: 'ada', password: 'secret' } }, 'signed in as %s', 'ada');
const child = logger.child({ a: 'property' });
child.info('hello child!');
child.debug('not shown');
logger.level = 'debug';
logger.debug({ n: 1n.toString() }, 'shown');
const failure = new TypeError('broken');
failure.stack = 'TypeError: broken\n    at somewhere';
logger.error(failure);
console.log(pino.levels.values);
