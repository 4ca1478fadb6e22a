import type { ActingAccount } from '@app/application';
import type { Director } from '../director.js';
import type { ClusterInPlay, FkakInPlay } from './cast.js';
import { openAccount, registerPerson } from './people.js';

export interface SubgroupSpec {
  readonly name: string;
  readonly firms: number;
  /** How many sit for it. */
  readonly seats: number;
}

type Member = FkakInPlay['representatives'][number];

const give = (d: Director, as: ActingAccount, cluster: ClusterInPlay, command: string, body: object) =>
  d.gives({ as, category: 'cluster', command, stream: cluster.cluster, body });

/** B.4(1): the firms are united; sub-groups, each with its representatives. */
export async function establishFkak(
  d: Director,
  cluster: ClusterInPlay,
  document: string,
  subgroups: readonly SubgroupSpec[],
  nameOf: (index: number) => string,
): Promise<Member[]> {
  const as = cluster.manager.acting;
  await give(d, as, cluster, 'establish-fkak', { establishedOn: d.today, document });
  const members: Member[] = [];
  for (const [index, { name, firms, seats }] of subgroups.entries()) {
    await give(d, as, cluster, 'list-subgroup', { subgroup: d.id('subgroup', index), name, firms });
    members.push(...(await seat(d, cluster, index, seats, members.length, nameOf)));
  }
  return members;
}

/** Seats people for a sub-group. @param from number of the first seat */
export async function seat(
  d: Director,
  cluster: ClusterInPlay,
  subgroup: number,
  count: number,
  from: number,
  nameOf: (index: number) => string,
): Promise<Member[]> {
  const members: Member[] = [];
  for (let number = from; number < from + count; number++) {
    const person = await registerPerson(d, cluster.manager.acting, nameOf(number));
    const body = { seat: d.id('fkak-seat', number), person, subgroup: d.id('subgroup', subgroup) };
    await give(d, cluster.manager.acting, cluster, 'seat-representative', body);
    members.push({ seat: body.seat, person });
  }
  return members;
}

/** The first representative chairs the FKAK; the account that acts for it is the second's. */
export async function openFkakAccount(
  d: Director,
  admin: ActingAccount,
  cluster: ClusterInPlay,
  representatives: readonly Member[],
  login: string,
): Promise<FkakInPlay> {
  const rep = await openAccount(d, admin, {
    login,
    person: representatives[1]!.person,
    role: 'fkak-rep',
    scope: { cluster: cluster.cluster },
    where: cluster.name,
  });
  return { representatives, rep, chair: representatives[0]!.person };
}

/** B.4(2) and (3): vision and mission, a rhythm, and the first meeting. */
export async function beginToMeet(d: Director, cluster: ClusterInPlay, fkak: FkakInPlay): Promise<void> {
  const attendees = fkak.representatives.map(({ person }) => person);
  const as = fkak.rep.acting;
  await give(d, as, cluster, 'record-fkak-alignment', {
    heldOn: d.today,
    topics: ['concept', 'stages'],
    attendees,
  });
  await give(d, as, cluster, 'agree-fkak-mechanism', {
    coordinator: fkak.chair,
    firstMeeting: d.today,
    rhythm: { every: 3, unit: 'month' },
  });
  await fkakMeets(d, cluster, fkak, ['Pembelian bahan baku bersama dijajaki lewat koperasi']);
}

export async function fkakMeets(
  d: Director,
  cluster: ClusterInPlay,
  fkak: FkakInPlay,
  decisions: readonly string[],
): Promise<void> {
  const body = {
    meeting: d.id('fkak-meeting', d.today),
    heldOn: d.today,
    purposes: ['communication', 'evaluation', 'planning'],
    clusters: [],
    attendees: fkak.representatives.map(({ person }) => person),
    decisions,
    actions: [],
  };
  await give(d, fkak.rep.acting, cluster, 'record-fkak-meeting', body);
}
