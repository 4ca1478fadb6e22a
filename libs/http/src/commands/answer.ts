import type { ExecuteFailure, ExecuteResult } from '@app/application';
import { text } from '@app/contracts';
import type { EventStore } from '@app/eventsourcing';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { etagOf } from '../http/headers.js';
import type { ApiProblem } from '../http/problem.js';
import { partsOf, problem, refusalProblem } from '../http/problem.js';
import type { RouteTable } from '../http/routes.js';
import { noRoute } from '../http/to-problem.js';

type Success = Extract<ExecuteResult, { ok: true }>;

/** What was asked, as far as an answer to a failure needs it. */
export interface AskedCommand {
  readonly stream: string | null;
  /** The version of If-Match. */
  readonly demanded: number | undefined;
  readonly request: FastifyRequest;
  readonly routes: RouteTable;
  readonly store: Pick<EventStore, 'readStream'>;
}

/** 201 for the first entry of a stream, else 200; a repeat is answered as its first time was. */
export function accepted(result: Success, address: string, reply: FastifyReply): object {
  const { stream, version, receipt, events, replayed } = result;
  void reply.code(receipt?.version === 1 ? 201 : 200).headers({
    etag: etagOf(version),
    location: address,
    'cache-control': 'no-store',
  });
  return { stream, version, id: receipt?.id ?? null, events: events.map(({ type }) => ({ type })), replayed };
}

/** @returns the problem that answers a command which was not recorded */
export async function failed(result: ExecuteFailure, asked: AskedCommand): Promise<ApiProblem> {
  switch (result.kind) {
    case 'invalid':
      return problem('invalid-request', { errors: partsOf(result.reasons) });
    case 'unknown-command': {
      // POST on an address that exists for reading is a wrong method, not a wrong command.
      const missing = noRoute(asked.request, asked.routes);
      if (missing.status === 405) return missing;
      return problem('unknown-command', { errors: partsOf(result.reasons) });
    }
    case 'unknown-stream':
      return problem('unknown-id', { errors: partsOf(result.reasons).map(inAddress) });
    case 'forbidden':
      return problem('forbidden', { errors: partsOf(result.reasons) });
    case 'refused':
      return refusalProblem(result.refusal, result.version);
    case 'command-id-reused':
      return problem('command-id-reused', {
        errors: [
          {
            code: 'command-id-reused',
            header: 'Idempotency-Key',
            text: text('sudah dipakai oleh permintaan lain', 'was used by another request'),
          },
        ],
      });
    case 'conflict':
      return asked.demanded === undefined ? lostRace(result.actual) : stale(result.actual, asked);
  }
}

/** The id stands in the address, not in the body. */
function inAddress({ pointer: _, ...part }: ReturnType<typeof partsOf>[number]) {
  return { ...part, parameter: 'id' };
}

function lostRace(version: number): ApiProblem {
  return problem('conflict', { members: { version }, headers: { 'retry-after': '1' } });
}

/** Says what happened since the version that the sender saw, by the types of the facts: no personal data. */
async function stale(actual: number, { demanded, stream, store }: AskedCommand): Promise<ApiProblem> {
  const seen = demanded ?? 0;
  const since = stream === null ? [] : await store.readStream(stream, { from: seen + 1 });
  const changes = since.slice(0, 100).map(({ version, at, events }) => ({
    version,
    at,
    events: events.map(({ type }) => ({ type })),
  }));
  return problem('stale-version', {
    errors: [
      {
        code: 'stale-version',
        header: 'If-Match',
        text: text(
          `Anda melihat versi ${seen}; sekarang versi ${actual}`,
          `you saw version ${seen}; it is now ${actual}`,
        ),
        params: { expected: seen, actual },
      },
    ],
    members: { version: actual, changes },
    headers: { etag: etagOf(actual) },
  });
}
