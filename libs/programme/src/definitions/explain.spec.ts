import { organKinds } from '@app/contracts';
import { dayText, explain } from './explain.js';

describe('explain', () => {
  it('r1', () => {
    expect(explain('r1', {}).text).toEqual({ id: 'belum ada catatan', en: 'nothing recorded' });
  });
  it('r2 names texts and labels in each language', () => {
    const { text } = explain('r2', { x: ['BPR', organKinds.labels.figure] });
    expect(text).toEqual({
      id: 'belum terpenuhi: BPR, tokoh masyarakat',
      en: 'not met: BPR, community figure',
    });
  });
  it('r3 with a range', () => {
    const { text } = explain('r3', { n: 9, min: 10, max: 20 });
    expect(text).toEqual({ id: '9, seharusnya 10 sampai 20', en: '9, should be 10 to 20' });
  });
  it('r3 of a share with the decimal sign of each language', () => {
    const { text } = explain('r3', { n: 1 / 3, min: 0.5, share: true });
    expect(text).toEqual({ id: '33,3%, seharusnya sekurangnya 50%', en: '33.3%, should be at least 50%' });
  });
  it('r3 with an upper bound only', () => {
    expect(explain('r3', { n: 5, max: 3 }).text.en).toBe('5, should be at most 3');
  });
  it.each([
    ['expired', 'perjanjian berakhir'],
    ['none', 'perjanjian belum ada'],
    ['not-yet', 'perjanjian belum mulai berlaku'],
  ])('r4 of an agreement that is %s', (state, id) => {
    expect(explain('r4', { state }).text.id).toBe(id);
  });
  it('r5 with both days', () => {
    const { text } = explain('r5', { last: '2026-08-01', due: '2026-11-24' });
    expect(text).toEqual({
      id: 'terakhir 1 Agustus 2026, tenggat 24 November 2026',
      en: 'last 1 August 2026, due 24 November 2026',
    });
  });
  it('r5 that was never done', () => {
    expect(explain('r5', { last: null, due: '2026-11-24' }).text.id).toBe(
      'terakhir belum pernah, tenggat 24 November 2026',
    );
  });
  it('r6', () => {
    expect(explain('r6', { x: ['Honor rapat'] }).text.en).toBe('still open: Honor rapat');
  });
  it('keeps its parameters', () => {
    expect(explain('r3', { n: 1, min: 2 })).toMatchObject({ code: 'r3', params: { n: 1, min: 2 } });
  });
});

describe('dayText', () => {
  it('writes a day in both languages', () => {
    expect(dayText('2026-05-02')).toEqual({ id: '2 Mei 2026', en: '2 May 2026' });
  });
});
