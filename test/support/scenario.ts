import { randomUUID } from 'node:crypto';
import type { AgreementTerms } from '@app/contracts';
import type { Notice } from '@app/programme';
import { cycleStreamId, importStreamId, obligationStreamId, textHash } from '@app/programme';
import { specOf, Telling } from './telling.js';

/**
 * The building blocks of a programme, one resting on the other: a block first builds what it rests on, once.
 */
export class Scenario extends Telling {
  forum = () => this.once('forum', async () => void (await this.gives('forum', 'establish-forum')));

  /** The coordinator has a seat. */
  seated = () =>
    this.once('seated', async () => {
      await this.forum();
      await this.gives('forum', 'seat-member');
    });

  mechanism = () =>
    this.once('mechanism', async () => {
      await this.seated();
      await this.gives('forum', 'agree-mechanism', { as: 'manager' });
    });

  round = () =>
    this.once('round', async () => {
      await this.seated();
      await this.gives('forum', 'open-round');
    });

  scored = () =>
    this.once('scored', async () => {
      await this.round();
      await this.gives('forum', 'score-candidate');
      await this.gives('forum', 'record-meeting');
    });

  /** Everything that step 1 asks for. */
  formedForum = () =>
    this.once('formedForum', async () => {
      await this.mechanism();
      const [finance, cooperative, office] = this.cast.crowd as [string, string, string];
      const kinds = { finance, cooperative, opd: office };
      for (const [organKind, person] of Object.entries(kinds)) {
        await this.gives('forum', 'seat-member', {
          with: { seat: randomUUID(), person, organKind, organ: `${organKind} (contoh)` },
        });
      }
      const everybody = [this.ids.person, finance, cooperative, office];
      await this.gives('forum', 'record-alignment', { with: { attendees: everybody } });
      await this.gives('forum', 'record-decree', { with: { roster: everybody } });
      await this.gives('forum', 'set-honorarium-rule');
    });

  cluster = () =>
    this.once('cluster', async () => {
      await this.mechanism();
      await this.gives('cluster', 'enrol-cluster');
    });

  institution = () =>
    this.once('institution', async () => {
      await this.cluster();
      await this.gives('cluster', 'map-institution');
    });

  subgroup = () =>
    this.once('subgroup', async () => {
      await this.cluster();
      await this.gives('cluster', 'establish-fkak');
      await this.gives('cluster', 'list-subgroup');
    });

  representative = () =>
    this.once('representative', async () => {
      await this.subgroup();
      await this.gives('cluster', 'seat-representative');
    });

  /** A draft of an agreement with the technical or the economic partner. */
  agreement = () =>
    this.once('agreement', async () => {
      await this.subgroup();
      await this.gives('agreement', 'draft-agreement', { with: { terms: this.terms() } });
      this.rehash();
    });

  confirming = () =>
    this.once('confirming', async () => {
      await this.agreement();
      await this.gives('agreement', 'open-confirmation');
    });

  activeAgreement = () =>
    this.once('activeAgreement', async () => {
      await this.confirming();
      for (const side of ['cluster', 'partner'])
        await this.gives('agreement', 'confirm-agreement', { with: { side } });
    });

  /** The terms of the example with a deliverable and, for a share of the profit, its rule. */
  terms(): AgreementTerms {
    const spec = specOf('agreement', 'draft-agreement');
    const { terms } = this.example(spec) as { terms: AgreementTerms };
    const deliverable = {
      deliverable: this.ids.item,
      what: 'Laporan',
      due: '2027-01-31',
      acceptance: 'Lengkap',
    };
    const profitShare = {
      rate: '0.1',
      baseline: '30000000',
      baselineFrom: '2026-01-01',
      baselineUntil: '2026-06-30',
      floor: '0',
      attribution: 'Laba dari cacat cor yang turun',
      verifier: 'Akuntan koperasi',
      lateData: 'Dihitung pada triwulan berikut',
    };
    return {
      ...terms,
      from: '2026-07-01',
      date: '2026-07-01',
      deliverables: [deliverable],
      fee: { ...terms.fee, basis: 'mixed', profitShare },
    };
  }

  /** What the two sides confirm from now on is this hash. */
  private rehash(terms: AgreementTerms = this.terms()): void {
    this.hash = textHash(this.ids.cluster, this.kind, terms);
  }

  /** From now on the documented hash stands for this one. */
  meansByHash(hash: string): void {
    this.hash = hash;
  }

  cycle = () =>
    this.once('cycle', async () => {
      await this.cluster();
      await this.gives('cycle', 'open-cycle');
    });

  /** One item that does not conform, so that there is something to find. */
  failingItem = () =>
    this.once('failingItem', async () => {
      await this.cycle();
      const item = { actor: 'fpk', subject: this.ids.forum, aspect: 'progress', verdict: 'partly' };
      await this.gives('cycle', 'judge-item', { with: item });
    });

  finding = () =>
    this.once('finding', async () => {
      await this.failingItem();
      await this.gives('cycle', 'raise-finding');
    });

  /** Everything that was at work is examined; what is missing is read from the refusals. */
  examinedCycle = () =>
    this.once('examinedCycle', async () => {
      await this.finding();
      const examined = [
        ['fpk', this.ids.forum, ['implementation', 'conformity', 'fairness']],
        ['fkak', this.ids.cluster, ['implementation', 'progress', 'conformity', 'fairness', 'cooperation']],
      ] as const;
      for (const [actor, subject, aspects] of examined) {
        for (const aspect of aspects) {
          await this.gives('cycle', 'judge-item', { with: { item: randomUUID(), actor, subject, aspect } });
        }
      }
    });

  submittedCycle = () =>
    this.once('submittedCycle', async () => {
      await this.examinedCycle();
      await this.gives('cycle', 'submit-cycle');
    });

  approvedCycle = () =>
    this.once('approvedCycle', async () => {
      await this.submittedCycle();
      await this.gives('cycle', 'approve-cycle');
    });

  survey = () =>
    this.once('survey', async () => {
      await this.cluster();
      await this.gives('survey', 'open-wave');
    });

  /** A file of answers as a dry run without problems leaves it. */
  checkedFile = () =>
    this.once('checkedFile', async () => {
      await this.survey();
      const file = randomUUID().replaceAll('-', '').repeat(2);
      this.ids.import = importStreamId(this.ids.survey, file);
      const data = { survey: this.ids.survey, file, format: 'csv', bytes: 900, rows: 9, problems: 0 };
      const checked = await this.commands.executeInternal?.({
        category: 'import',
        stream: this.ids.import,
        command: { type: 'check-import', data },
        commandId: randomUUID(),
        account: 'operator',
      });
      if (checked?.ok !== true) throw new Error(`the file was not checked: ${JSON.stringify(checked)}`);
    });

  /** A report entered for checking. */
  claim = () => this.once('claim', async () => void (await this.gives('claim', 'enter-claim')));

  /** The account has a token for programs. */
  apiToken = () =>
    this.once('apiToken', async () => {
      await this.account();
      const made = await this.commands.executeInternal?.({
        category: 'account',
        stream: (this.ids as Record<string, string>).account!,
        command: {
          type: 'issue-token',
          data: { token: this.ids.item, name: 'papan dinas', readOnly: true, days: 90 },
        },
        commandId: randomUUID(),
        account: 'operator',
      });
      if (made?.ok !== true) throw new Error(`the token was not made: ${JSON.stringify(made)}`);
    });

  /** The account is linked with a person of an identity provider. */
  linkedSignIn = () =>
    this.once('linkedSignIn', async () => {
      await this.account();
      await this.gives('account', 'link-sign-in', { with: { subject: randomUUID() } });
    });

  /** The monitor is told on the due day to open the third quarter's cycle. */
  notice = () =>
    this.once('notice', async () => {
      await this.cluster();
      const notice = noticeOf(this.ids.cluster, this.cast.players.monitor.person);
      this.ids.obligation = obligationStreamId(notice.key);
      const raised = await this.commands.executeInternal?.({
        category: 'obligation',
        stream: this.ids.obligation,
        command: { type: 'raise-notice', data: notice },
        commandId: randomUUID(),
        account: 'sweep',
      });
      if (raised?.ok !== true) throw new Error(`the notice was not raised: ${JSON.stringify(raised)}`);
    });

  correction = () =>
    this.once('correction', async () => {
      await this.approvedCycle();
      await this.gives('cycle', 'plan-correction');
    });

  submittedStep = () =>
    this.once('submittedStep', async () => {
      await this.formedForum();
      await this.cluster();
      await this.gives('cluster', 'submit-step');
    });

  completedStep = () =>
    this.once('completedStep', async () => {
      await this.submittedStep();
      await this.gives('cluster', 'approve-step');
    });

  waiver = () =>
    this.once('waiver', async () => {
      await this.cluster();
      await this.gives('cluster', 'request-waiver');
    });

  /** An account of its own, with one role. */
  account = () =>
    this.once('account', async () => {
      const body = {
        login: `akun.${randomUUID()}`,
        roles: [{ grant: this.ids.item, role: 'manager', scope: {} }],
      };
      await this.gives('account', 'open-account', { with: body });
    });

  /** A person of their own. */
  someone = () =>
    this.once('someone', async () => {
      this.ids.person = (await this.gives('person', 'register-person')).stream;
    });
}

/** A notice as the policy of obligations words it. */
function noticeOf(cluster: string, person: string): Notice {
  const owner = { role: 'monitor', person } as const;
  return {
    key: `cycle-opening:${cycleStreamId(cluster, '2026-Q3')}:2026-Q3`,
    kind: 'cycle-opening',
    subject: { category: 'cycle', stream: cycleStreamId(cluster, '2026-Q3') },
    period: '2026-Q3',
    cluster,
    region: '33.10',
    owner,
    rung: 'due',
    to: owner,
    due: '2026-10-01',
    mandatory: true,
    source: {
      rule: 'cycle-opening',
      text: { id: 'Monitoring dibuka setiap triwulan.', en: 'A cycle is opened each quarter.' },
      facts: [{ stream: cluster, version: 1, type: 'ClusterEnrolled' }],
    },
  };
}
