import { randomUUID } from 'node:crypto';
import type { Role, RoleScope } from '@app/contracts';
import { CAST_PASSWORD } from '../../support/cast.js';
import type { Installation } from './installation.js';
import { Visitor } from './visitor.js';

/** The regency of the walk, and one next to it. */
export const REGION = '33.10';
export const ELSEWHERE = '33.18';

/** Everybody of the walk, registered and given accounts over HTTP. */
export class Company {
  admin!: Visitor;
  manager!: Visitor;
  /** Manages another regency. */
  neighbour!: Visitor;
  /** Sits in the forum and comes to coordinate it. */
  coordinator!: Visitor;
  monitor!: Visitor;
  fkak!: Visitor;
  lpt!: Visitor;
  pke!: Visitor;
  private readonly accounts = new Map<string, string>();

  private constructor(readonly installation: Installation) {}

  /** Those whose roles name a region; the parties come when there is something to be party to. */
  static async assemble(installation: Installation): Promise<Company> {
    const company = new Company(installation);
    company.admin = await installation.firstAdmin();
    company.manager = await company.joins('manager', 'manager', { region: REGION });
    company.neighbour = await company.joins('neighbour', 'manager', { region: ELSEWHERE });
    company.coordinator = await company.joins('coordinator', 'fpk-member', { region: REGION });
    company.monitor = await company.joins('monitor', 'monitor', { region: '33' });
    return company;
  }

  /** @returns the person's id */
  async registers(name: string): Promise<string> {
    return (
      await this.admin.gives('person', null, 'register-person', {
        name: `${name} (contoh)`,
      })
    ).stream;
  }

  /** The administrator opens an account, and its owner signs in. */
  async joins(login: string, role: Role, scope: RoleScope, known?: string): Promise<Visitor> {
    const person = known ?? (await this.registers(login));
    const roles = [{ grant: randomUUID(), role, scope }];
    const body = { person, login, password: CAST_PASSWORD, roles };
    this.accounts.set(login, (await this.admin.gives('account', null, 'open-account', body)).stream);
    return Visitor.signIn(this.installation.client, login, CAST_PASSWORD, person);
  }

  /** @returns the grant, to revoke it by */
  async grants(login: string, role: Role, scope: RoleScope): Promise<string> {
    const grant = randomUUID();
    await this.admin.gives('account', this.accounts.get(login)!, 'grant-role', { grant, role, scope });
    return grant;
  }

  async revokes(login: string, grant: string): Promise<void> {
    const body = { grant, reason: 'Hanya untuk sementara' };
    await this.admin.gives('account', this.accounts.get(login)!, 'revoke-role', body);
  }
}
