import { catalogue } from '@app/contracts';
import { checkBody } from './validation.js';

describe('the catalogue', () => {
  const all = Object.values(catalogue).flat();
  it.each(all.map((spec) => [spec.name, spec] as const))(
    '%s: its example passes its own schema',
    (_, spec) => {
      expect(checkBody(spec, spec.example)).toMatchObject({ ok: true });
    },
  );
});

describe('checkBody', () => {
  it('names every wrong field in both languages and repeats no value', () => {
    const spec = catalogue.forum.find((c) => c.name === 'establish-forum')!;
    const result = checkBody(spec, { region: '3x', level: 'village', name: 'a\u0000b', secret: 'Sri' });
    expect(result).toEqual({
      ok: false,
      reasons: [
        expect.objectContaining({
          field: '/region',
          text: { id: 'harus berbentuk 33.10', en: 'must look like 33.10' },
        }),
        expect.objectContaining({ field: '/level' }),
        expect.objectContaining({
          field: '/name',
          text: {
            id: 'tidak boleh memuat NUL atau surrogate tunggal',
            en: 'must not contain NUL or lone surrogates',
          },
        }),
        expect.objectContaining({ code: 'unrecognized-keys', field: '' }),
      ],
    });
    expect(JSON.stringify(result)).not.toContain('Sri');
  });
});
