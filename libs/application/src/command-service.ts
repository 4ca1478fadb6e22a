import type { Category, CommandSpec } from '@app/contracts';
import { catalogue } from '@app/contracts';
import type { Actor, CommandOutcome, EventStore, Reason } from '@app/eventsourcing';
import {
  accountDecider,
  cycleStreamId,
  dayIn,
  instrumentStreamId,
  responseStreamId,
  startOfDay,
  zoneOf,
} from '@app/programme';
import { createHandlers, type TypedCommand } from './handlers.js';
import type { StateLoader } from './loader.js';
import { unknownReferences } from './references.js';
import { createdStreamId, regionStreamId } from './streams.js';
import { targetOf, targetOfNew } from './targets.js';
import type {
  Authorisation,
  CommandTarget,
  CredentialDesk,
  ExecuteFailure,
  ExecuteRequest,
  ExecuteResult,
  ProviderIdentity,
} from './types.js';
import { checkBody } from './validation.js';

export interface CommandServiceOptions {
  readonly store: EventStore;
  readonly loader: StateLoader;
  readonly clock: { now(): string };
  readonly authorisation: Authorisation;
  readonly credentials: CredentialDesk;
}

const LINKS = new Set(['link-sign-in', 'unlink-sign-in']);
const ENDS_SESSIONS = new Set(['disable-account', 'end-sessions']);

/** A command that a reactor or a sweep gives: already typed, no permission asked, recorded under its own name. */
export interface InternalCommand {
  readonly category: Category;
  readonly stream: string;
  readonly command: TypedCommand;
  readonly commandId: string;
  /** `reactor` or `sweep`, or whoever had it done. */
  readonly account: string;
  /** The person behind the account, where it is somebody's. */
  readonly person?: string | null;
}

const oneReason = (code: string, id: string, en: string, field?: string): Reason =>
  field === undefined ? { code, text: { id, en } } : { code, field, text: { id, en } };

/**
 * The one way in: what HTTP, the command line, the demo and the engine's own policies send is validated,
 * authorised, decided and appended here, in this order.
 */
export class CommandService {
  private readonly handlers: ReturnType<typeof createHandlers>;

  constructor(private readonly options: CommandServiceOptions) {
    this.handlers = createHandlers(options.store, options.loader);
  }

  /**
   * @returns the recorded entry, or every reason why there is none
   * @throws Error only for what is not expected (an unreachable database, corruption)
   */
  async execute(request: ExecuteRequest): Promise<ExecuteResult> {
    const spec = catalogue[request.category].find((candidate) => candidate.name === request.command);
    if (spec === undefined || spec.creates !== (request.stream === null)) return unknownCommand(request);
    const body = checkBody(spec, request.body);
    if (!body.ok) return { ok: false, kind: 'invalid', reasons: body.reasons };
    const stream = request.stream ?? streamOfNew(request, body.data);
    const target = await this.target(request, body.data);
    if (target === null) return unknownStream(request);
    const allowed = this.options.authorisation.allows(
      request.actor,
      request.category,
      request.command,
      target,
    );
    if (!allowed.ok) return { ok: false, kind: 'forbidden', reasons: allowed.reasons };
    const unknown = await unknownReferences(request.command, body.data, (category, id) =>
      this.exists(category, id),
    );
    if (unknown.length > 0) return { ok: false, kind: 'invalid', reasons: unknown };
    const at = this.options.clock.now();
    const effective = effectiveAt(request.effectiveAt, at, target.region);
    if (effective === null) return { ok: false, kind: 'invalid', reasons: [badEffectiveAt] };
    const desk = await this.takeLogin(spec.name, stream, body.data);
    if (desk === 'taken') return loginTaken;
    if (desk === 'login-as-password') return loginAsPassword;
    if ((await this.takeIdentity(spec.name, stream, body.data)) === 'taken') return identityTaken;
    // Before, so that no session from before the account was disabled comes to life again.
    if (spec.name === 'enable-account' && (await this.isDisabled(stream)))
      await this.options.credentials.endSessions(stream);
    const outcome = await this.handlers[request.category]({
      command: { type: spec.name, data: desk.data },
      request: digestible(spec, request),
      context: { commandId: request.commandId, stream, actor: actorOf(request), at, effectiveAt: effective },
      ...(request.expectedVersion !== undefined && { expectedVersion: request.expectedVersion }),
    });
    if (!outcome.ok && desk.reserved) await this.options.credentials.release(stream);
    // After: repeated under the same command id, when the database went away in between.
    if (outcome.ok && ENDS_SESSIONS.has(spec.name)) await this.options.credentials.endSessions(stream);
    if (LINKS.has(spec.name)) await this.settle(stream, body.data);
    return result(stream, outcome);
  }

  /** Gives a command of the engine's own. Refusals are answered like anybody's. */
  async executeInternal(internal: InternalCommand): Promise<ExecuteResult> {
    const at = this.options.clock.now();
    const outcome = await this.handlers[internal.category]({
      command: internal.command,
      request: { type: internal.command.type, stream: internal.stream },
      context: {
        commandId: internal.commandId,
        stream: internal.stream,
        actor: { account: internal.account, person: internal.person ?? null },
        at,
        effectiveAt: at,
      },
    });
    return result(internal.stream, outcome);
  }

  private async target(request: ExecuteRequest, data: unknown): Promise<CommandTarget | null> {
    const { loader } = this.options;
    if (request.stream === null) return targetOfNew(loader, data);
    if (!(await this.exists(request.category, request.stream))) return null;
    const target = await targetOf(loader, request.category, request.stream);
    // A complaint names its side as the party that complains.
    const { side: own, party } = data as { side?: CommandTarget['side']; party?: CommandTarget['side'] };
    const side = own ?? party;
    return target === null || side === undefined ? target : { ...target, side };
  }

  /** Of an account that is not, nothing is to be ended: enabling it will be refused. */
  private async isDisabled(account: string): Promise<boolean> {
    return (await this.options.loader.known(accountDecider, account))?.state.disabled === true;
  }

  private async exists(category: string, id: string): Promise<boolean> {
    const entries = await this.options.store.readStream(id);
    return entries[0]?.category === category;
  }

  /**
   * Reserves the login of an account about to be opened; its password goes no further. An account that is in
   * the log keeps its login: a repeated or reused command id must not touch it.
   */
  private async takeLogin(
    command: string,
    account: string,
    data: unknown,
  ): Promise<{ data: unknown; reserved: boolean } | 'taken' | 'login-as-password'> {
    if (command !== 'open-account') return { data, reserved: false };
    const { password, ...rest } = data as { login: string; password: string };
    if (await this.exists('account', account)) return { data: rest, reserved: false };
    if (password.trim().toLowerCase() === rest.login.trim().toLowerCase()) return 'login-as-password';
    const reserved = await this.options.credentials.reserve(account, rest.login, password);
    return reserved === 'taken' ? 'taken' : { data: rest, reserved: true };
  }

  /** Reserves what a provider calls a person, so that it never leads to two accounts. */
  private async takeIdentity(command: string, account: string, data: unknown): Promise<'reserved' | 'taken'> {
    if (command !== 'link-sign-in') return 'reserved';
    return this.options.credentials.reserveIdentity(account, data as ProviderIdentity);
  }

  private settle(account: string, data: unknown): Promise<void> {
    return this.options.credentials.settleIdentity(account, (data as ProviderIdentity).identity);
  }
}

const actorOf = ({ actor }: ExecuteRequest): Actor => ({ account: actor.account, person: actor.person });

function streamOfNew(request: ExecuteRequest, data: unknown): string {
  const { region, cluster, period, key, survey, respondent } = data as Record<string, string>;
  if (request.category === 'region') return regionStreamId(region!);
  if (request.category === 'cycle') return cycleStreamId(cluster!, period!);
  if (request.category === 'instrument') return instrumentStreamId(key!);
  if (request.category === 'response') return responseStreamId(survey!, respondent!);
  return createdStreamId(request.category, request.commandId);
}

/** What a retry must repeat: the request as sent, personal fields left out (their digest would outlive them). */
function digestible(
  spec: CommandSpec,
  { category, command, stream, body, effectiveAt }: ExecuteRequest,
): unknown {
  const kept = Object.fromEntries(
    Object.entries(body as Record<string, unknown>).filter(([field]) => !spec.personal.includes(field)),
  );
  return { category, command, stream, body: kept, effectiveAt: effectiveAt ?? null };
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** @returns ISO 8601 with offset, or null when the text is neither a day nor an instant that exists */
function effectiveAt(text: string | undefined, at: string, region: string | undefined): string | null {
  if (text === undefined) return at;
  const zone = zoneOf(region ?? '33');
  if (DAY.test(text)) {
    const start = Date.parse(`${text}T00:00:00Z`);
    if (Number.isNaN(start) || new Date(start).toISOString().slice(0, 10) !== text) return null;
    // Today as a day means now: the beginning of today would order the fact before what was recorded this morning.
    return text === dayIn(zone, at) ? at : startOfDay(zone, text);
  }
  return INSTANT.test(text) && !Number.isNaN(Date.parse(text)) ? text : null;
}

const badEffectiveAt = oneReason(
  'invalid-effective-at',
  'harus berupa hari (2026-11-24) atau saat dengan zona (2026-11-24T09:00:00+07:00)',
  'must be a day (2026-11-24) or an instant with an offset (2026-11-24T09:00:00+07:00)',
  '/effectiveAt',
);

const loginTaken: ExecuteFailure = {
  ok: false,
  kind: 'invalid',
  reasons: [oneReason('login-taken', 'nama masuk ini sudah dipakai', 'this login is taken', '/login')],
};

const identityTaken: ExecuteFailure = {
  ok: false,
  kind: 'invalid',
  reasons: [
    oneReason(
      'identity-taken',
      'orang ini sudah terhubung dengan sebuah akun',
      'this person is linked with an account already',
      '/subject',
    ),
  ],
};

const loginAsPassword: ExecuteFailure = {
  ok: false,
  kind: 'invalid',
  reasons: [
    oneReason(
      'password-is-login',
      'tidak boleh sama dengan nama masuk',
      'must not be the login',
      '/password',
    ),
  ],
};

function unknownCommand({ category, command }: ExecuteRequest): ExecuteFailure {
  const names = catalogue[category].map((spec) => spec.name).join(', ');
  const reason = oneReason(
    'unknown-command',
    `Perintah ini tidak ada; yang ada: ${names}`,
    `There is no such command; there are: ${names}`,
  );
  return { ok: false, kind: 'unknown-command', reasons: [{ ...reason, params: { category, command } }] };
}

function unknownStream({ category }: ExecuteRequest): ExecuteFailure {
  const reason = oneReason(
    'unknown-id',
    `Tidak ada ${category} dengan id ini`,
    `There is no ${category} with this id`,
    '/id',
  );
  return { ok: false, kind: 'unknown-stream', reasons: [reason] };
}

function result(stream: string, outcome: CommandOutcome): ExecuteResult {
  if (!outcome.ok) return outcome;
  const { version, receipt, events, replayed } = outcome;
  return { ok: true, stream: receipt?.stream ?? stream, version, receipt, events, replayed };
}
