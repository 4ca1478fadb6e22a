import { claimCheckView, enterClaim } from '@app/contracts';
import { chapterReport } from '@app/programme';
import { createEdge, type Edge } from '../testing/edge.js';

let edge: Edge;
beforeAll(async () => {
  edge = await createEdge();
});
afterAll(() => edge.close());
beforeEach(() => edge.reset());

const check = (payload: unknown, headers: Record<string, string> = {}) =>
  edge.client.send('/api/v1/claims/check', {
    method: 'POST',
    payload,
    headers: { cookie: edge.cookie, ...headers },
  });

describe('checking a report without entering it', () => {
  test('answers the report with every verdict, and gives no command', async () => {
    const { status, body } = await check(chapterReport);
    expect(status).toBe(200);
    expect(claimCheckView.safeParse(body).error).toBeUndefined();
    expect(body.report).toEqual(chapterReport);
    expect(body.findings.map(({ code }: { code: string }) => code)).toContain('more-than-interviewed');
    expect(edge.executed).toEqual([]);
  });

  test('names every member at fault', async () => {
    const report = structuredClone(enterClaim.example.report) as unknown as {
      title?: string;
      tables: [{ rows: [{ yes: { count: string } }] }];
    };
    delete report.title;
    report.tables[0].rows[0].yes.count = '4,5';
    const { status, body } = await check(report);
    expect([status, body.errors.map(({ pointer }: { pointer: string }) => pointer)]).toEqual([
      400,
      ['/title', '/tables/0/rows/0/yes/count'],
    ]);
  });

  test('is for those who are signed in', async () => {
    const { status } = await check(enterClaim.example.report, { cookie: '' });
    expect(status).toBe(401);
  });
});
