import { claimCheckView, enterClaim } from '@app/contracts';
import { claimCsv, claimTemplateCsv } from '@app/imports';
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

describe('checking a file', () => {
  const send = (payload: string | Buffer, path = '', type = 'text/csv; charset=utf-8') =>
    edge.client.send(`/api/v1/claims/check${path}`, {
      method: 'POST',
      payload,
      headers: { cookie: edge.cookie, 'content-type': type },
    });

  test('answers the report that it was read as, which can be checked and entered as JSON', async () => {
    const { status, body } = await send(claimCsv(chapterReport, 'id'));
    const again = await check(body.report);
    expect([status, again.status, again.body]).toEqual([200, 200, body]);
  });

  test('takes its names from the address where the file has none', async () => {
    const lines = 'table,shape,row,column,printed\n1,cooperation,Ceper,ya,4\n';
    const { body } = await send(lines, '?title=Kerja%20sama&source=Dinas');
    const refused = await send(lines);
    expect([body.report.title, body.report.source, refused.status]).toEqual(['Kerja sama', 'Dinas', 400]);
  });

  test('tells every problem with its row and column', async () => {
    const { status, type, body } = await send(
      claimTemplateCsv('en').replace(',4,', ',=4,').replace(',8,', ',8.5,'),
    );
    expect([status, type, body.problemCount]).toEqual([400, expect.stringContaining('problem+json'), 2]);
    expect(body.errors).toEqual([
      expect.objectContaining({ code: 'formula-cell', params: { row: 3, column: 'printed' } }),
      expect.objectContaining({
        code: 'printed-unfit',
        texts: { id: expect.any(String), en: expect.any(String) },
      }),
    ]);
  });

  test.each([
    ['1 MiB and a byte', Buffer.alloc(1_048_577, 'a'), 'text/csv', 413],
    ['a form', 'a=1', 'application/x-www-form-urlencoded', 415],
    ['parts of a form', '--x', 'multipart/form-data; boundary=x', 415],
    ['nothing', '', 'text/csv', 400],
    ['bytes that are no text', Buffer.from([0xff, 0x00, 0xfe]), 'text/csv', 400],
  ])('refuses %s', async (_, payload, type, status) => {
    const answer = await send(payload, '', type);
    expect([answer.status, answer.body.texts.title.id]).toEqual([status, expect.any(String)]);
  });

  test('the template comes in the language asked for', async () => {
    const get = (language: string) =>
      edge.client.send('/api/v1/claims/template.csv', {
        headers: { cookie: edge.cookie, 'accept-language': language },
      });
    const [id, en] = [await get('id'), await get('en')];
    expect([id.text, id.headers['content-language'], en.text]).toEqual([
      claimTemplateCsv('id'),
      'id',
      claimTemplateCsv('en'),
    ]);
    expect(id.headers['content-disposition']).toBe('attachment; filename="templat-laporan.csv"');
  });
});
