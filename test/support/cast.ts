import { randomUUID } from 'node:crypto';
import type { ActingAccount } from '@app/access';
import { Accounts } from '@app/access';
import type { ExecuteRequest, ExecuteResult, InternalCommand } from '@app/application';
import type { Role, RoleScope } from '@app/contracts';
import type { EventStore } from '@app/eventsourcing';

/** Where commands go: the engine's own service, or a client that sends them over HTTP. */
export interface Executes {
  execute(request: ExecuteRequest): Promise<ExecuteResult>;
  /** The engine's own commands; a client over HTTP has none. */
  executeInternal?(internal: InternalCommand): Promise<ExecuteResult>;
}

export type Accepted = Extract<ExecuteResult, { ok: true }>;

/** Who acts in a scenario. The coordinator's role is a fact of the forum, the rest is granted. */
export type Part = 'operator' | 'admin' | 'manager' | 'coordinator' | 'fkak' | 'lpt' | 'pke' | 'monitor';

export interface Player {
  readonly account: string;
  readonly person: string;
}

const OPERATOR: ActingAccount = { account: 'operator', person: null, grants: [], operator: true };
/** Every account of a cast has this password; its login is its part and the cast's number. */
export const CAST_PASSWORD = 'kata-sandi-panjang-1';
/** More people than a member forum needs, so that it can be filled. */
const CROWD = 12;

const ROLES: Readonly<Record<Exclude<Part, 'operator'>, { role: Role; scope: RoleScope } | null>> = {
  admin: { role: 'admin', scope: {} },
  manager: { role: 'manager', scope: { region: '33' } },
  coordinator: { role: 'fpk-member', scope: { region: '33.10' } },
  monitor: { role: 'monitor', scope: { region: '33' } },
  // Granted for a cluster or an agreement once there is one.
  fkak: null,
  lpt: null,
  pke: null,
};

/** Real people with real accounts in the log, one for each part. */
export class Cast {
  private readonly accounts: Accounts;

  private constructor(
    readonly number: string,
    private readonly commands: Executes,
    store: Pick<EventStore, 'readStream'>,
    readonly players: Readonly<Record<Exclude<Part, 'operator'>, Player>>,
    /** People without an account: members and representatives. */
    readonly crowd: readonly string[],
  ) {
    this.accounts = new Accounts(store);
  }

  /** Registers the people and opens their accounts. */
  static async assemble(commands: Executes, store: Pick<EventStore, 'readStream'>): Promise<Cast> {
    const number = randomUUID().slice(0, 8);
    const players: Partial<Record<Part, Player>> = {};
    for (const [part, grant] of Object.entries(ROLES)) {
      const person = await register(commands, `${part} (contoh)`);
      const roles = [grant ?? { role: 'enumerator', scope: {} }].map((each) => ({
        grant: randomUUID(),
        ...each,
      }));
      const body = { person, login: `${part}.${number}`, password: CAST_PASSWORD, roles };
      const { stream } = await executed(commands, { category: 'account', command: 'open-account', body });
      players[part as Part] = { account: stream, person };
    }
    const crowd: string[] = [];
    for (let index = 0; index < CROWD; index++)
      crowd.push(await register(commands, `Anggota ${index + 1} (contoh)`));
    return new Cast(number, commands, store, players as Cast['players'], crowd);
  }

  /** @returns the part with the roles it holds now */
  async acting(part: Part): Promise<ActingAccount> {
    if (part === 'operator') return OPERATOR;
    const acting = await this.accounts.load(this.players[part].account);
    if (acting === null) throw new Error(`the account of ${part} cannot act`);
    return acting;
  }

  async grant(part: Exclude<Part, 'operator'>, role: Role, scope: RoleScope): Promise<void> {
    await executed(this.commands, {
      category: 'account',
      command: 'grant-role',
      stream: this.players[part].account,
      body: { grant: randomUUID(), role, scope },
    });
  }
}

async function register(commands: Executes, name: string): Promise<string> {
  return (await executed(commands, { category: 'person', command: 'register-person', body: { name } }))
    .stream;
}

type Asked = Pick<ExecuteRequest, 'category' | 'command' | 'body'> & Partial<ExecuteRequest>;

/** Gives a command, as the operator unless somebody else is named. @throws Error when it is not accepted */
export async function executed(commands: Executes, asked: Asked): Promise<Accepted> {
  const result = await commands.execute({ stream: null, commandId: randomUUID(), actor: OPERATOR, ...asked });
  if (!result.ok) throw new Error(`${asked.category}/${asked.command}: ${JSON.stringify(result)}`);
  return result;
}
