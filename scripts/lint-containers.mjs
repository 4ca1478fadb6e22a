// Checks the Dockerfile and docker-compose.yml where no container engine runs: dclint holds the compose file
// against the specification's schema, dockerfile-utils the Dockerfile against the language; the rest is what
// neither knows about this repository. Prints each fault; the exit code is 1 when there is one.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import dockerfile from 'dockerfile-utils';
import { parse } from 'yaml';
import { ROOT } from './lib/root.mjs';

const read = (name) => fs.readFileSync(path.join(ROOT, name), 'utf8');
const faults = [...checkDockerfile(read('Dockerfile')), ...checkCompose(read('docker-compose.yml'))];
for (const fault of faults) console.log(fault);
console.log(faults.length ? `${faults.length} faults in the container files` : 'Container files: no faults');
process.exitCode = faults.length ? 1 : 0;

function checkDockerfile(text) {
  const found = dockerfile
    .validate(text)
    .map(({ range, message }) => `Dockerfile:${range.start.line + 1}: ${message}`);
  const lines = text.split('\n').map((line) => line.trim());
  const argumentsOf = (name) =>
    lines.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1).trim());
  const user = argumentsOf('USER').at(-1);
  if (!user || /^(root|0)(:|$)/.test(user)) found.push('Dockerfile: the last USER must not be root');
  for (const from of argumentsOf('FROM')) {
    if (!/:[^\s]+/.test(from) || /:latest\b/.test(from))
      found.push(`Dockerfile: name a version: FROM ${from}`);
  }
  const copied = argumentsOf('COPY').filter((args) => !args.startsWith('--from='));
  return [...found, ...copied.flatMap((args) => args.split(/\s+/).slice(0, -1)).flatMap(checkCopied)];
}

/** A source that is missing, or that .dockerignore keeps from the engine, fails only in the build. */
function checkCopied(source) {
  if (!fs.existsSync(path.join(ROOT, source))) return [`Dockerfile: COPY ${source}: there is no such file`];
  const ignored = read('.dockerignore').split('\n').filter(Boolean);
  return ignored.includes(source.replace(/^\.\//, ''))
    ? [`Dockerfile: COPY ${source}: in .dockerignore`]
    : [];
}

function checkCompose(text) {
  const compose = parse(text, { merge: true });
  return [
    ...runDclint(),
    ...defaultsForSecrets(text),
    ...Object.entries(compose.services).flatMap(([name, service]) => [
      ...unknownPrograms(name, service),
      ...unknownDependencies(name, service, compose.services),
    ]),
  ];
}

function runDclint() {
  const dclint = path.join(ROOT, 'node_modules', 'dclint', 'bin', 'dclint.cjs');
  // Our own order reads better: a service's purpose first, PostgreSQL before what needs it.
  const order = ['service-keys-order', 'services-alphabetical-order', 'top-level-properties-order'];
  const disable = order.flatMap((rule) => ['--disable-rule', rule]);
  const args = [dclint, ...disable, '--max-warnings=0', '--color=false', 'docker-compose.yml'];
  const result = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
  return result.status === 0 ? [] : [`docker-compose.yml: ${result.stdout}${result.stderr}`.trim()];
}

/** `${APP_PASSWORD:-…}` would put a known password on every machine that set none. */
function defaultsForSecrets(text) {
  const references = text.matchAll(/\$\{([A-Z_]*(?:PASSWORD|SECRET|KEY|TOKEN)[A-Z_]*)([^}]*)\}/g);
  return [...references]
    .filter(([, , rest]) => !rest.startsWith(':?'))
    .map(([whole]) => `docker-compose.yml: ${whole} must be required with :?, without a default`);
}

function unknownPrograms(name, { command = [] }) {
  return command
    .filter((word) => word.startsWith('dist/'))
    .filter((word) => !fs.existsSync(path.join(ROOT, word.replace(/^dist\//, '').replace(/\.js$/, '.ts'))))
    .map((word) => `docker-compose.yml: ${name} runs ${word}, which nothing in apps/ is built to`);
}

/** Waiting for "healthy" on a service without a healthcheck waits for ever. */
function unknownDependencies(name, { depends_on: dependencies = {} }, services) {
  return Object.entries(dependencies).flatMap(([other, { condition }]) => {
    if (!services[other]) return [`docker-compose.yml: ${name} depends on ${other}, which is not there`];
    return condition === 'service_healthy' && !services[other].healthcheck
      ? [`docker-compose.yml: ${name} waits for ${other} to be healthy, which has no healthcheck`]
      : [];
  });
}
