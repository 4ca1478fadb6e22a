import { text } from '@app/contracts';
import type { FastifyRequest } from 'fastify';
import { html } from '../docs/html.js';
import { negotiateType } from '../http/accept.js';
import type { ApiProblem } from '../http/problem.js';
import { pageOf, told } from './shell.js';

/** Marks a route that people open in a browser: what goes wrong is told them on a page. */
export const PAGE = { page: true } as const;

/** Whether a person is to read the answer: a browser asks for HTML, a program for nothing in particular or JSON. */
export function wantsPage({
  routeOptions,
  headers,
}: Pick<FastifyRequest, 'routeOptions' | 'headers'>): boolean {
  // An address that cannot be read has no route.
  const config = routeOptions.config as { page?: boolean } | undefined;
  return (
    config?.page === true &&
    negotiateType(headers.accept, ['application/problem+json', 'text/html']) === 'text/html'
  );
}

/** @returns a whole page in both languages: what is wrong, what to do, and under which number a fault was recorded */
export function problemPage({ status, title, detail }: ApiProblem, requestId: string): string {
  const number = text(`Nomor permintaan: ${requestId}`, `Request id: ${requestId}`);
  return pageOf(title, html`${told(detail)}${status >= 500 && told(number)}`);
}
