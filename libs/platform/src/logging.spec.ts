import { createLogger, requestLogger } from './logging.js';

/** A logger that keeps its lines. */
function recorder(options: { level?: string; text?: boolean } = {}) {
  const lines: string[] = [];
  const destination = { write: (line: string) => void lines.push(line) };
  const logger = createLogger({ service: 'api', level: 'info', text: false, ...options, destination });
  return { logger, lines, parsed: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

describe('createLogger', () => {
  it('writes one JSON object a line with time, level, service and request id', () => {
    const { logger, parsed } = recorder();
    requestLogger(logger, 'r-1').warn({ stream: 's' }, 'late');
    expect(parsed()).toEqual([
      {
        level: 'warn',
        time: expect.stringMatching(/Z$/),
        service: 'api',
        requestId: 'r-1',
        stream: 's',
        msg: 'late',
      },
    ]);
  });

  it('hides personal and secret fields at any depth, in any case, and in bindings', () => {
    const { logger, lines } = recorder();
    const secret = 'Siti Rahayu';
    logger.info({ name: secret, headers: { Authorization: secret, 'set-cookie': [secret] } }, 'a');
    logger.info({ a: [{ b: { c: { login: secret, password: secret } } }] }, 'b');
    logger.child({ person: { name: secret }, cookie: secret }).info('c');
    expect(lines).toHaveLength(3);
    expect(lines.join('')).not.toContain(secret);
    expect(lines.join('').match(/\[hidden\]/g)).toHaveLength(7);
  });

  it('leaves other fields alone', () => {
    const { logger, parsed } = recorder();
    logger.info({ stream: { version: 3, names: 2 }, at: null, list: [1, 'x'] }, 'ok');
    expect(parsed()[0]).toMatchObject({ stream: { version: 3, names: 2 }, at: null, list: [1, 'x'] });
  });

  it('cuts the password out of an address, in fields and in errors', () => {
    const { logger, lines } = recorder();
    logger.error({ url: 'postgres://app:hunter2@db:5432/rumpun' }, 'no answer');
    logger.error(new Error('cannot reach redis://:hunter2@cache'));
    expect(lines.join('')).not.toContain('hunter2');
    expect(lines[0]).toContain('postgres://app:[hidden]@db:5432/rumpun');
  });

  it('keeps what helps of an error and drops what quotes a row', () => {
    const { logger, parsed } = recorder();
    const cause = Object.assign(new Error('duplicate key'), {
      code: '23505',
      detail: 'Key (nik)=(33100) exists',
    });
    logger.error({ err: new Error('append failed', { cause }) }, 'x');
    expect(parsed()[0]?.err).toMatchObject({
      type: 'Error',
      message: 'append failed',
      stack: expect.stringContaining('logging.spec'),
      cause: { code: '23505', message: 'duplicate key' },
    });
    expect(JSON.stringify(parsed())).not.toContain('33100');
  });

  it('says nothing below its level', () => {
    const { logger, lines } = recorder({ level: 'warn' });
    logger.info('quiet');
    expect(lines).toEqual([]);
  });

  it('writes compact text for a person, with the same fields hidden', () => {
    const { logger, lines } = recorder({ text: true });
    logger.info({ port: 3000, login: 'siti', note: 'two words' }, 'listening');
    expect(lines[0]).toMatch(
      /^\d\d:\d\d:\d\d INFO {2}api listening port=3000 login=\[hidden\] note="two words"\n$/,
    );
  });
});
