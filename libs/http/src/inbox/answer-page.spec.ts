import type { AskedAnswer } from '@app/reminders';
import { answerPage } from './answer-page.js';

const asked = (change: Partial<AskedAnswer>): AskedAnswer =>
  ({
    ...{ what: 'acknowledge', digest: false, done: false },
    notice: { kind: 'forum-meeting', due: '2026-12-21' },
    ...change,
  }) as AskedAnswer;

describe('the page of a link', () => {
  test('names what it is about, asks by one button, and says that the duty remains', () => {
    const page = answerPage(asked({}), false);
    expect(page).toContain('mengadakan rapat FPK, tenggat 21 Desember 2026');
    expect(page).toContain('hold the meeting of the forum (FPK), due 21 December 2026');
    expect(page.match(/<button/g)).toHaveLength(1);
    expect(page).toContain('kewajibannya sendiri tetap harus dipenuhi');
  });

  test('once answered asks nothing more', () => {
    for (const what of ['acknowledge', 'unsubscribe'] as const)
      expect(answerPage(asked({ what, done: true }), false)).not.toContain('<form');
  });

  test.each([
    ['acknowledge', 'it is said of every notice in it', 'Every notice in this digest'],
    ['unsubscribe', 'All reminders on this channel', 'no more on this channel'],
  ] as const)('of a digest, to %s, says that it is for all', (what, before, after) => {
    expect(answerPage(asked({ what, digest: true }), false)).toContain(before);
    expect(answerPage(asked({ what, digest: true, done: true }), false)).toContain(after);
  });

  test('of one notice, to unsubscribe, speaks of its kind alone and of what is still sent', () => {
    const page = answerPage(asked({ what: 'unsubscribe' }), false);
    expect(page).toContain('Reminders that are not mandatory: hold the meeting of the forum (FPK).');
    expect(page).toContain('Notices that are mandatory are still sent.');
  });

  test('says of a demo that it is made up, and of nothing else', () => {
    expect(answerPage(asked({}), true)).toContain('DATA CONTOH');
    expect(answerPage(asked({}), false)).not.toContain('DATA CONTOH');
  });
});
