import type { Director } from '../director.js';
import type { AgreementInPlay, ClusterInPlay, FkakInPlay } from '../acts/cast.js';
import { accompany, draft } from '../acts/agreement.js';
import { openAccount, registerPerson } from '../acts/people.js';
import type { TermsSpec } from '../acts/terms.js';
import { workId } from '../acts/terms.js';
import type { Opening } from './opening.js';

export interface PartnerSpec extends Omit<TermsSpec, 'signatory'> {
  readonly login: string;
  /** Names of who signs for the partner, and of who reports its work. */
  readonly people: readonly [signatory: string, reporter: string];
}

/** Drafts an agreement with a partner, whose account is opened for it, and has the FPK accompany the FKAK. */
export async function engage(
  d: Director,
  opening: Opening,
  cluster: ClusterInPlay,
  fkak: FkakInPlay,
  spec: PartnerSpec,
): Promise<AgreementInPlay> {
  const { login, people, ...terms } = spec;
  const signatory = await registerPerson(d, cluster.manager.acting, people[0]);
  const reporter = await registerPerson(d, cluster.manager.acting, people[1]);
  const agreement = await draft(d, cluster, fkak, { ...terms, signatory });
  const partner = await openAccount(d, opening.admin.acting, {
    login,
    person: reporter,
    role: spec.kind,
    scope: { agreement },
    where: spec.title,
  });
  opening.players.push(partner);
  if (spec.kind === 'lpt') await accompany(d, cluster, agreement);
  return { agreement, work: workId(d, terms), partner };
}
