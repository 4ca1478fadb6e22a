import { ID, noticeChannels } from '@app/contracts';
import { AnswerLinks, answers } from './answer-links.js';

const links = new AnswerLinks('https://rumpun.example', Buffer.alloc(32, 7));
const tokenOf = (url: string) => url.slice(url.lastIndexOf('/') + 1);

it('reads back what a link stands for', () => {
  for (const channel of noticeChannels.codes) {
    for (const what of answers) {
      const token = tokenOf(links.answer(ID.item, channel, what));
      expect(links.read(token)).toEqual({ message: ID.item, channel, what });
    }
  }
});

it('makes nothing of a token of which any letter was changed, cut or added', () => {
  const token = tokenOf(links.answer(ID.item, 'email', 'acknowledge'));
  for (let index = 0; index < token.length; index++) {
    const other = token[index] === 'A' ? 'B' : 'A';
    expect(links.read(token.slice(0, index) + other + token.slice(index + 1))).toBeNull();
  }
  for (const wrong of ['', token.slice(1), `${token}A`, 'x'.repeat(46), token.slice(0, -1)]) {
    expect(links.read(wrong)).toBeNull();
  }
});

it('makes nothing of the token of another installation', () => {
  const elsewhere = new AnswerLinks('https://rumpun.example', Buffer.alloc(32, 8));
  expect(links.read(tokenOf(elsewhere.answer(ID.item, 'email', 'acknowledge')))).toBeNull();
});
