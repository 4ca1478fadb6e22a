import { isKnownHoliday } from '@app/calendar';
import type { Category } from '@app/contracts';
import type { CommandEnvelope, CommandOutcome, EventStore } from '@app/eventsourcing';
import { handleCommand } from '@app/eventsourcing';
import type { ClusterState, Known, ResponseFacts, ResponseState } from '@app/programme';
import {
  accountDecider,
  agreementDecider,
  claimDecider,
  clusterDecider,
  cycleDecider,
  definitionByRef,
  forumDecider,
  importDecider,
  importStatusOf,
  instrumentByRef,
  instrumentDecider,
  instrumentOf,
  obligationDecider,
  personDecider,
  regionDecider,
  responseDecider,
  sevenSteps,
  surveyDecider,
} from '@app/programme';
import type { StateLoader } from './loader.js';

/** A command as a decider takes it. */
export interface TypedCommand {
  readonly type: string;
  readonly data: unknown;
}

type Envelope = CommandEnvelope<TypedCommand>;
type Handler = (envelope: Envelope) => Promise<CommandOutcome>;

/** The cluster that an agreement or cycle names, from its own state or from the command that begins it. */
const clusterNamed = (identity: { cluster: string } | null, envelope: Envelope): string =>
  identity?.cluster ?? (envelope.command.data as { cluster: string }).cluster;

/**
 * One handler per kind of stream: it knows which facts of other streams the decider needs and loads them for
 * each attempt, so that a decision is always made on what it says it looked at.
 */
export function createHandlers(store: EventStore, loader: StateLoader): Readonly<Record<Category, Handler>> {
  // The catalogue's schemas checked the data, so an envelope's command is the decider's own.
  const typed = <C>(envelope: Envelope): CommandEnvelope<C> => envelope as CommandEnvelope<C>;
  return {
    forum: (envelope) => handleCommand(store, forumDecider, typed(envelope)),
    region: (envelope) =>
      handleCommand(store, regionDecider, typed(envelope), {
        facts: async () => {
          const { region } = envelope.command.data as { region: string };
          return { knownHoliday: isKnownHoliday, above: await loader.regionsAbove(region) };
        },
      }),
    person: (envelope) => handleCommand(store, personDecider, typed(envelope)),
    account: (envelope) => handleCommand(store, accountDecider, typed(envelope)),
    cluster: (envelope) =>
      handleCommand(store, clusterDecider, typed(envelope), {
        facts: (state, version) => clusterFacts(loader, envelope, state, version),
      }),
    instrument: (envelope) => handleCommand(store, instrumentDecider, typed(envelope)),
    survey: (envelope) =>
      handleCommand(store, surveyDecider, typed(envelope), {
        facts: async (state) => {
          const cluster = await loader.cluster(clusterNamed(state.wave, envelope));
          const { instrument } = envelope.command.data as { instrument?: { key: string } };
          const known = instrument === undefined ? null : await loader.instrument(instrument.key);
          return { cluster, instrument: known?.state ?? null };
        },
      }),
    response: (envelope) =>
      handleCommand(store, responseDecider, typed(envelope), {
        facts: (state) => responseFacts(loader, envelope, state),
      }),
    import: (envelope) =>
      handleCommand(store, importDecider, typed(envelope), {
        facts: async (state) => ({ survey: await loader.survey(surveyNamed(state.file, envelope)) }),
      }),
    claim: (envelope) => handleCommand(store, claimDecider, typed(envelope)),
    obligation: (envelope) => handleCommand(store, obligationDecider, typed(envelope)),
    agreement: (envelope) =>
      handleCommand(store, agreementDecider, typed(envelope), {
        facts: async (state) => {
          const cluster = await loader.cluster(clusterNamed(state.identity, envelope));
          return { cluster, forum: await loader.forumOf(cluster) };
        },
      }),
    cycle: (envelope) =>
      handleCommand(store, cycleDecider, typed(envelope), {
        facts: async (state) => {
          const cluster = await loader.cluster(clusterNamed(state.identity, envelope));
          const { forum, agreements } =
            cluster === null ? { forum: null, agreements: [] } : await loader.surroundings(cluster);
          return { cluster, forum, agreements };
        },
      }),
  };
}

/** The wave that a response or import names, from its own state or from the command that begins it. */
const surveyNamed = (identity: { survey: string } | null, envelope: Envelope): string =>
  identity?.survey ?? (envelope.command.data as { survey: string }).survey;

/** What a response is judged on. @see ResponseFacts */
async function responseFacts(
  loader: StateLoader,
  envelope: Envelope,
  state: ResponseState,
): Promise<ResponseFacts> {
  const survey = await loader.survey(surveyNamed(state.identity, envelope));
  if (survey === null) return { survey, instrument: null, import: null };
  const ref = instrumentOf(survey.state);
  const [instrument, source] = await Promise.all([
    loader.instrument(ref.key),
    state.import === null ? null : loader.import(state.import),
  ]);
  return {
    survey,
    instrument: instrumentByRef(instrument?.state, ref) ?? null,
    import: source === null ? null : importStatusOf(source.state),
  };
}

async function clusterFacts(loader: StateLoader, envelope: Envelope, state: ClusterState, version: number) {
  const cluster: Known<ClusterState> = { stream: envelope.context.stream, version, state };
  if (state.identity === null) {
    const { forum } = envelope.command.data as { forum?: string };
    return {
      definition: sevenSteps,
      surroundings: null,
      forum: forum === undefined ? null : await loader.forum(forum),
    };
  }
  const surroundings = await loader.surroundings(cluster);
  return { definition: definitionByRef(state.identity.definition), surroundings, forum: surroundings.forum };
}
