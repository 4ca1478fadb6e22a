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
        expect.objectContaining({ code: 'unrecognized-keys', field: '/secret' }),
      ],
    });
    expect(JSON.stringify(result)).not.toContain('Sri');
  });

  it('tells what is missing from what is of another type', () => {
    const spec = catalogue.forum.find((c) => c.name === 'establish-forum')!;
    const { region: _, ...rest } = spec.example as Record<string, unknown>;
    const result = checkBody(spec, { ...rest, name: 3 });
    expect(result).toMatchObject({
      reasons: [
        { field: '/region', text: { id: 'wajib diisi', en: 'is required' } },
        { field: '/name', text: { id: 'harus berupa teks', en: 'must be a text' } },
      ],
    });
  });

  describe('a member that the schema does not know', () => {
    const spec = catalogue.forum.find((c) => c.name === 'agree-mechanism')!;
    const example = spec.example as { rhythm: object };
    const reasonsOf = (body: object) => {
      const result = checkBody(spec, body);
      if (result.ok) throw new Error('accepted');
      return result.reasons.map(({ code, field, text }) => [code, field, text.en]);
    };

    it('is pointed at, one reason each', () => {
      expect(reasonsOf({ ...example, extra: 1, 'more_2-x': 'Sri' })).toEqual([
        ['unrecognized-keys', '/extra', 'unknown member: "extra"'],
        ['unrecognized-keys', '/more_2-x', 'unknown member: "more_2-x"'],
      ]);
    });

    it('is named in good Indonesian', () => {
      const result = checkBody(spec, { ...example, extra: 1 });
      expect(result).toMatchObject({ reasons: [{ text: { id: 'anggota yang tidak dikenal: "extra"' } }] });
    });

    it('is pointed at where it stands', () => {
      expect(reasonsOf({ ...example, rhythm: { ...example.rhythm, extra: 1 } })).toEqual([
        ['unrecognized-keys', '/rhythm/extra', 'unknown member: "extra"'],
      ]);
    });

    it.each([
      ['too long', 'x'.repeat(61)],
      ['empty', ''],
      ['with a blank', 'Sri Wahyuni'],
      ['with a slash', 'a/b'],
      ['of other letters', 'ключ'],
      ['with a line break', 'extra\n'],
      ['an e-mail address', 'sri@example.org'],
    ])('is told without its name where that is no plain name: %s', (_, key) => {
      expect(reasonsOf({ ...example, rhythm: { ...example.rhythm, [key]: 1 } })).toEqual([
        ['unrecognized-keys', '/rhythm', 'holds an unknown member'],
      ]);
      expect(reasonsOf({ ...example, [key]: 1, extra: 1 }).map(([, field]) => field)).toEqual(['', '/extra']);
    });

    it('may have a name of sixty characters', () => {
      const key = 'x'.repeat(60);
      expect(reasonsOf({ ...example, [key]: 1 }).map(([, field]) => field)).toEqual([`/${key}`]);
    });
  });
});
