import type { ActingAccount } from '@app/application';
import type { Director } from '../director.js';
import type { Player } from '../player.js';
import type { ForumInPlay } from './cast.js';
import { openAccount, registerPerson } from './people.js';

export interface OrganSpec {
  readonly kind: string;
  readonly organ: string;
  readonly standing: 'core' | 'extended';
  readonly concern: string;
}

export interface ForumSpec {
  readonly region: string;
  /** `Kabupaten Klaten` */
  readonly place: string;
  readonly level: 'regency' | 'city';
  /** Ends logins: `koordinator.klaten`. */
  readonly slug: string;
  readonly organs: readonly OrganSpec[];
  /** One name for each organ; the first one coordinates. */
  readonly names: readonly string[];
}

/** The elements that chapter IV lists in B.1.b(1), for a regency. */
export function usualOrgans(place: string, industry: string): OrganSpec[] {
  const core = (kind: string, organ: string, concern: string): OrganSpec => ({
    kind,
    organ,
    standing: 'core',
    concern,
  });
  return [
    core('bappeda', `Bappeda ${place}`, `${industry} perlu masuk rencana daerah sebagai satu klaster`),
    core('opd', `Dinas Perindustrian ${place}`, 'Pembinaan IKM selama ini per unit usaha, belum per klaster'),
    core('opd', `Dinas Koperasi dan UKM ${place}`, 'Koperasi dapat menjadi wadah pembelian bersama'),
    core('figure', `Tokoh masyarakat sentra ${industry}`, 'Usaha turun-temurun ini menghidupi desa kami'),
    core('finance', `BPR ${place} (contoh)`, 'Kelompok yang tertata lebih mudah dibiayai'),
    core('cooperative', 'Koperasi Logam Makmur (contoh)', 'Anggota kami ingin membeli bahan baku bersama'),
    {
      kind: 'ngo',
      organ: 'LSM Bina Usaha (contoh)',
      standing: 'extended',
      concern: 'Pengrajin kecil jangan tertinggal',
    },
    {
      kind: 'fedep',
      organ: `FEDEP ${place}`,
      standing: 'extended',
      concern: 'Klaster memperkuat ekonomi lokal',
    },
  ];
}

/** B.1.b(1): the forum and its members, by name; the first member gets the coordinator's account. */
export async function establishForum(
  d: Director,
  admin: ActingAccount,
  manager: Player,
  spec: ForumSpec,
): Promise<ForumInPlay> {
  const { region, level, place, slug } = spec;
  const as = manager.acting;
  const body = { region, level, name: `FPK ${place}` };
  const { stream: forum } = await d.gives({
    as,
    category: 'forum',
    command: 'establish-forum',
    stream: null,
    body,
  });
  const members: { seat: string; person: string }[] = [];
  for (const [index, { kind, organ, standing, concern }] of spec.organs.entries()) {
    const person = await registerPerson(d, as, spec.names[index]!);
    const seat = d.id('seat', index);
    const seated = { seat, person, organKind: kind, organ, standing, concern };
    await d.gives({ as, category: 'forum', command: 'seat-member', stream: forum, body: seated });
    members.push({ seat, person });
  }
  const coordinator = await openAccount(d, admin, {
    login: `koordinator.${slug}`,
    person: members[0]!.person,
    role: 'fpk-member',
    scope: { region },
    where: `koordinator FPK ${place}`,
  });
  return { forum, region, place, manager, coordinator, members };
}

/** B.1.b(2), (3) and (5): vision, mechanism, funds, and no honorarium. */
export async function agreeToWork(d: Director, play: ForumInPlay): Promise<void> {
  const attendees = play.members.map(({ person }) => person);
  const give = (command: string, body: object) =>
    d.gives({ as: play.manager.acting, category: 'forum', command, stream: play.forum, body });
  await give('record-alignment', { heldOn: d.today, topics: ['cluster', 'programme'], attendees });
  await give('agree-mechanism', {
    coordinator: play.coordinator.acting.person,
    firstMeeting: d.today,
    rhythm: { every: 3, unit: 'month' },
    place: `Kantor Bappeda ${play.place}`,
  });
  await give('set-honorarium-rule', { attached: false, note: 'Biaya perjalanan bukan honor' });
  await give('name-operating-funds', {
    channel: 'bappeda',
    year: Number(d.today.slice(0, 4)),
    amount: '35000000',
  });
}

/** B.1.b(4): the regent's decree. */
export async function issueDecree(
  d: Director,
  play: ForumInPlay,
  number: string,
  until: string,
): Promise<void> {
  const body = {
    number,
    date: d.today,
    signatory: play.place.startsWith('Kota') ? 'walikota' : 'bupati',
    subject: `Pembentukan Forum Pengembangan Klaster ${play.place}`,
    covers: ['formation', 'membership'],
    roster: play.members.map(({ person }) => person),
    until,
  };
  await d.gives({
    as: play.manager.acting,
    category: 'forum',
    command: 'record-decree',
    stream: play.forum,
    body,
  });
}

export interface MeetingSpec {
  readonly purposes: readonly string[];
  readonly clusters?: readonly string[];
  readonly decisions?: readonly string[];
  /** A day before today: the minutes came late. */
  readonly heldOn?: string;
}

/** B.1.c(1-2). @returns the meeting's id */
export async function forumMeets(d: Director, play: ForumInPlay, spec: MeetingSpec): Promise<string> {
  const heldOn = spec.heldOn ?? d.today;
  const meeting = d.id('fpk-meeting', heldOn);
  const body = {
    meeting,
    heldOn,
    purposes: spec.purposes,
    clusters: spec.clusters ?? [],
    attendees: play.members.slice(0, 6).map(({ person }) => person),
    decisions: spec.decisions ?? [],
    actions: [],
  };
  await d.gives({
    as: play.coordinator.acting,
    category: 'forum',
    command: 'record-meeting',
    stream: play.forum,
    body,
    ...(spec.heldOn !== undefined && { effectiveAt: spec.heldOn }),
  });
  return meeting;
}

/** B.1.c(3) */
export async function supervise(
  d: Director,
  play: ForumInPlay,
  cluster: string,
  note: string,
): Promise<void> {
  const body = { kind: 'guidance', cluster, heldOn: d.today, note };
  await d.gives({
    as: play.coordinator.acting,
    category: 'forum',
    command: 'record-supervision',
    stream: play.forum,
    body,
  });
}
