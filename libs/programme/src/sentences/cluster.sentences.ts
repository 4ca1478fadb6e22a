import { balances, institutionTypes, lifeCycleStages, sectors, text } from '@app/contracts';
import type { clusterOwnEvents } from '../cluster/events.js';
import type { EventOf } from '../shared/event-spec.js';
import type { Telling } from './told.js';

type OwnEvent = EventOf<typeof clusterOwnEvents>;
type WorkflowType =
  `Step${string}` | `Waiver${string}` | `Programme${string}` | 'SubmissionRecalled' | 'CriterionWaived';
/** Facts of the cluster as against what moves its programme on. */
export type ClusterFact = Exclude<OwnEvent, { type: WorkflowType }>;
export type ClusterWorkflow = Extract<OwnEvent, { type: WorkflowType }>;

/** The cluster's own facts: chapter IV, B.2 to B.4. */
export const clusterSentences: Telling<ClusterFact> = {
  ClusterEnrolled: {
    title: text('Klaster didaftarkan', 'Cluster enrolled'),
    id: (d, say) =>
      `mendaftarkan klaster ${d.name}${d.aliases.length ? ` (juga disebut ${say.list(d.aliases)})` : ''}, wilayah ${d.region}, sektor ${say.label(sectors, d.sector)}, tahap ${say.label(lifeCycleStages, d.stage)}, di bawah ${say.name(d.forum)}`,
    en: (d, say) =>
      `enrolled the cluster ${d.name}${d.aliases.length ? ` (also called ${say.list(d.aliases)})` : ''}, region ${d.region}, sector ${say.label(sectors, d.sector)}, stage ${say.label(lifeCycleStages, d.stage)}, under ${say.name(d.forum)}`,
    basis: (d, say) =>
      say.pick(
        text(
          `definisi ${d.definition.id} versi ${d.definition.version}`,
          `definition ${d.definition.id} version ${d.definition.version}`,
        ),
      ),
  },
  StageSet: {
    title: text('Tahap daur hidup ditetapkan', 'Life-cycle stage set'),
    id: (d, say) => `menetapkan tahap daur hidup klaster: ${say.label(lifeCycleStages, d.stage)}`,
    en: (d, say) => `set the life-cycle stage of the cluster: ${say.label(lifeCycleStages, d.stage)}`,
    basis: (d, say) => say.quote(d.why),
  },
  FlagshipCited: {
    title: text('Putaran pemilihan dirujuk', 'Selection round cited'),
    id: (d, say) => `merujuk putaran pemilihan industri unggulan FPK, sektor ${say.name(d.round)}`,
    en: (d, say) => `cited the FPK's selection round for the sector ${say.name(d.round)}`,
  },
  InstitutionMapped: {
    title: text('Lembaga pendukung dipetakan', 'Supporting institution mapped'),
    id: (d, say) =>
      `memetakan ${d.name} sebagai lembaga pendukung jenis ${say.label(institutionTypes, d.type)}`,
    en: (d, say) =>
      `mapped ${d.name} as a supporting institution of the type ${say.label(institutionTypes, d.type)}`,
  },
  SupportGapExplained: {
    title: text('Kekosongan dijelaskan', 'Gap explained'),
    id: (d, say) =>
      `menjelaskan mengapa belum ada lembaga pendukung jenis ${say.label(institutionTypes, d.type)}`,
    en: (d, say) =>
      `explained why there is no supporting institution of the type ${say.label(institutionTypes, d.type)} yet`,
    basis: (d, say) => say.quote(d.why),
  },
  InstitutionCommitted: {
    title: text('Komitmen lembaga dicatat', 'Commitment of an institution recorded'),
    id: (d, say) =>
      `mencatat komitmen ${say.name(d.institution)}: ${say.quote(d.commitment)}; manfaat bagi klaster ${say.quote(d.gainCluster)}, bagi lembaga ${say.quote(d.gainInstitution)}, dinilai ${say.label(balances, d.balance)}`,
    en: (d, say) =>
      `recorded the commitment of ${say.name(d.institution)}: ${say.quote(d.commitment)}; gain of the cluster ${say.quote(d.gainCluster)}, of the institution ${say.quote(d.gainInstitution)}, judged: ${say.label(balances, d.balance)}`,
    basis: (d, say) =>
      d.document && say.pick(text(`dokumen ${d.document.slice(0, 8)}`, `document ${d.document.slice(0, 8)}`)),
  },
  InstitutionDeclined: {
    title: text('Lembaga menolak', 'Institution declined'),
    id: (d, say) => `mencatat bahwa ${say.name(d.institution)} tidak bersedia mendukung klaster`,
    en: (d, say) => `recorded that ${say.name(d.institution)} declined to support the cluster`,
    basis: (d, say) => say.quote(d.why),
  },
  FkakEstablished: {
    title: text('FKAK dibentuk', 'FKAK established'),
    id: (d, say) => `mencatat pembentukan FKAK pada ${say.day(d.establishedOn)}`,
    en: (d, say) => `recorded that the FKAK was established on ${say.day(d.establishedOn)}`,
    basis: (d) => d.document,
  },
  SubgroupListed: {
    title: text('Kelompok didaftarkan', 'Sub-group listed'),
    id: (d) => `mendaftarkan kelompok ${d.name}${d.firms ? ` dengan ${d.firms} unit usaha` : ''}`,
    en: (d, say) =>
      `listed the sub-group ${d.name}${d.firms ? ` of ${say.count(d.firms, 'unit usaha', 'firm')}` : ''}`,
  },
  RepresentativeSeated: {
    title: text('Wakil kelompok didudukkan', 'Representative seated'),
    id: (d, say) =>
      `mendudukkan ${say.name(d.person)} di FKAK sebagai wakil ${say.name(d.subgroup)}${d.until ? `, sampai ${say.day(d.until)}` : ''}`,
    en: (d, say) =>
      `seated ${say.name(d.person)} in the FKAK as representative of ${say.name(d.subgroup)}${d.until ? `, until ${say.day(d.until)}` : ''}`,
  },
  RepresentativeLeft: {
    title: text('Wakil kelompok keluar', 'Representative left'),
    id: (d, say) =>
      `mencatat ${say.name(d.seat)} ${d.how === 'left' ? 'berhenti dari FKAK' : 'berakhir masa baktinya di FKAK'} pada ${say.day(d.leftOn)}`,
    en: (d, say) =>
      `recorded that ${say.name(d.seat)} ${d.how === 'left' ? 'left the FKAK' : 'reached the end of the term in the FKAK'} on ${say.day(d.leftOn)}`,
    basis: (d, say) => say.quote(d.why),
  },
};
