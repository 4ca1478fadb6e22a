import { parseEnv } from './env.js';

function problemsOf(source: Record<string, string>) {
  const result = parseEnv(source);
  return result.ok ? [] : result.problems;
}

describe('parseEnv', () => {
  it('fills in the documented defaults when nothing is given', () => {
    expect(parseEnv({})).toEqual({
      ok: true,
      env: {
        PORT: 3000,
        HOST: '127.0.0.1',
        RUMPUN_HOME: '.rumpun',
        LOG_LEVEL: 'info',
        NODE_ENV: 'development',
      },
    });
  });

  it('takes an empty or blank value for one not given', () => {
    expect(parseEnv({ PORT: '', DATABASE_URL: '  ' })).toEqual(parseEnv({}));
  });

  it('reads every variable', () => {
    const source = {
      PORT: '0',
      HOST: '::1',
      RUMPUN_HOME: '/srv/rumpun',
      DATABASE_URL: 'postgres://app:p%40ss@db:5432/rumpun',
      DATABASE_SEALER_URL: 'postgresql://sealer:x@db/rumpun',
      DATABASE_OWNER_URL: 'postgres://owner:x@db/rumpun?sslmode=require',
      REDIS_URL: 'rediss://:x@cache:6380/1',
      PUBLIC_URL: 'https://rumpun.example.id/app/',
      TRUST_PROXY: '10.0.0.5, 172.16.0.0/12 loopback',
      SMTP_URL: 'smtp://rumpun:p%40ss@mail:587?tls=required',
      MAIL_FROM: 'Rumpun <rumpun@example.id>',
      GATEWAY_CONFIG: '/etc/rumpun/gateway.json',
      WEBHOOK_ALLOW: '10.1.0.0/16, fd00::/8  hook.dinas.internal,192.168.1.7',
      LOG_LEVEL: 'debug',
      NODE_ENV: 'production',
    };
    expect(parseEnv(source)).toEqual({
      ok: true,
      env: {
        ...source,
        PORT: 0,
        PUBLIC_URL: 'https://rumpun.example.id/app',
        TRUST_PROXY: ['10.0.0.5', '172.16.0.0/12', 'loopback'],
        WEBHOOK_ALLOW: ['10.1.0.0/16', 'fd00::/8', 'hook.dinas.internal', '192.168.1.7'],
      },
    });
  });

  const oidc = {
    PUBLIC_URL: 'https://rumpun.example.id',
    OIDC_ISSUER: 'https://masuk.example.id/realms/dinas',
    OIDC_CLIENT_ID: 'rumpun',
    OIDC_CLIENT_SECRET: 'hunter2',
    OIDC_LABEL: 'Masuk dengan akun dinas',
  };

  it('reads single sign-on, its issuer to the letter', () => {
    const OIDC_ISSUER = 'http://localhost:4000/';
    expect(parseEnv({ ...oidc, OIDC_ISSUER })).toMatchObject({ ok: true, env: { ...oidc, OIDC_ISSUER } });
  });

  it.each([
    [{ PUBLIC_URL: '' }, ['PUBLIC_URL']],
    [{ OIDC_CLIENT_ID: '', OIDC_CLIENT_SECRET: '' }, ['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET']],
    [{ OIDC_ISSUER: '' }, ['OIDC_ISSUER']],
    [{ OIDC_CLIENT_SECRET_FILE: '/etc/rumpun/oidc' }, ['OIDC_CLIENT_SECRET']],
    [{ OIDC_ISSUER: 'http://masuk.example.id' }, ['OIDC_ISSUER']],
    [{ OIDC_ISSUER: 'https://masuk.example.id/?x=1' }, ['OIDC_ISSUER']],
  ])('names what single sign-on lacks with %j, in both languages and without the secret', (change, names) => {
    const problems = problemsOf({ ...oidc, ...change });
    expect(problems.map(({ name }) => name)).toEqual(names);
    expect(problems.every(({ id, en }) => id !== en)).toBe(true);
    expect(JSON.stringify(problems)).not.toContain('hunter2');
  });

  it.each([
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '80a'],
    ['PORT', '3e3'],
    ['HOST', 'a host'],
    ['TRUST_PROXY', 'true'],
    ['TRUST_PROXY', '11'],
    ['TRUST_PROXY', '10.0.0.0/33'],
    ['TRUST_PROXY', 'proxy.internal'],
    ['LOG_LEVEL', 'loud'],
    ['NODE_ENV', 'prod'],
    ['MAIL_FROM', 'Rumpun'],
    ['MAIL_FROM', 'a@example.id, b@example.id'],
    ['MAIL_FROM', 'Rumpun <a@example.id> x'],
    ['WEBHOOK_ALLOW', '10.0.0.0/33'],
    ['WEBHOOK_ALLOW', '10.0.0.300'],
    ['WEBHOOK_ALLOW', '10.0.0.0/8/8'],
    ['WEBHOOK_ALLOW', 'http://hook'],
    ['WEBHOOK_ALLOW', '10.0.0.0/8, *'],
  ])('names %s=%s with its value, in both languages', (name, value) => {
    const [problem, ...others] = problemsOf({ [name]: value });
    expect(others).toEqual([]);
    expect(problem).toEqual({
      name,
      value,
      id: expect.stringContaining(`${name} ("${value}") harus `),
      en: expect.stringContaining(`${name} ("${value}") must be `),
    });
  });

  it.each([
    ['DATABASE_URL', 'mysql://app:hunter2@db/rumpun'],
    ['DATABASE_SEALER_URL', 'hunter2'],
    ['DATABASE_OWNER_URL', 'postgres://:hunter2@'],
    ['REDIS_URL', 'http://:hunter2@cache'],
    ['PUBLIC_URL', 'ftp://u:hunter2@host'],
    ['SMTP_URL', 'https://u:hunter2@mail'],
    ['SMTP_URL', 'smtp://u:hunter2@mail?requireTLS=true'],
    ['SMTP_URL', 'smtp://u:hunter2@mail?tls=yes'],
    ['SMTP_URL', 'smtp://u:hunter2%zz@mail'],
  ])('names a bad %s without repeating it', (name, value) => {
    const problems = problemsOf({ [name]: value });
    expect(problems.map((problem) => problem.name)).toEqual([name]);
    expect(JSON.stringify(problems)).not.toContain('hunter2');
    expect(problems[0]).not.toHaveProperty('value');
  });

  it('reports every bad variable at once, in the order of the documentation', () => {
    const problems = problemsOf({ NODE_ENV: 'x', REDIS_URL: 'x', PORT: 'x' });
    expect(problems.map((problem) => problem.name)).toEqual(['PORT', 'REDIS_URL', 'NODE_ENV']);
  });
});
