import { given } from '../../../eventsourcing/src/testing/given.js';
import { forumDecider } from './decider.js';
import { roundOf } from './round.js';
import { command, decide, fact, founded, type History, ID, met, refusal } from './testing/forums.js';

const opened = (round: string = ID.round, sector: 'industry' | 'tourism' = 'industry') =>
  fact('RoundOpened', { round, sector });
const scored = (candidate: string = ID.candidate, round: string = ID.round, scores: object = {}) =>
  fact('CandidateScored', { round, candidate, name: 'Logam', sector: 'industry', scores });
const chosen = (candidate: string = ID.candidate, round: string = ID.round) =>
  fact('FlagshipChosen', { round, candidate, meeting: ID.meeting });
const open: History = [...founded, met(), opened()];
const judged: History = [...open, scored()];
const decided: History = [...judged, chosen()];

describe('opening a round', () => {
  const openRound = (round: string, sector: 'industry' | 'tourism' = 'industry') =>
    command('open-round', { round, sector });

  it('is one round at a time for each sector', () => {
    decide(founded, openRound(ID.round)).then([opened()]);
    expect(decide(open, openRound(ID.otherRound, 'tourism')).decision.ok).toBe(true);
    expect(refusal(open, openRound(ID.otherRound))).toEqual(['round-open /sector']);
    expect(decide(decided, openRound(ID.otherRound)).decision.ok).toBe(true);
  });

  it('takes an id once', () => {
    expect(refusal(decided, openRound(ID.round))).toEqual(['duplicate-id /round']);
    expect(refusal(open, openRound(ID.round))).toEqual(['duplicate-id /round', 'round-open /sector']);
  });
});

describe('scoring a candidate', () => {
  const five = { score: 5, why: 'Satu sentra' };
  const score = (round: string, scores: object = { concentration: five }) =>
    command('score-candidate', {
      round,
      candidate: ID.candidate,
      name: 'Logam',
      sector: 'industry',
      scores: scores as never,
    });

  it('may come in parts, of which the newest counts', () => {
    const one = { concentration: { score: 2, why: 'Sementara' }, flagship: five };
    const state = decide([...open, scored(ID.candidate, ID.round, one)], score(ID.round)).then([
      fact('CandidateScored', score(ID.round).data),
    ]);
    const [candidate] = roundOf(state, ID.round)!.candidates;
    expect(candidate).toMatchObject({ scores: { concentration: five, flagship: five }, total: 10 });
  });

  it('refuses an unknown round and a decided one', () => {
    expect(refusal(open, score(ID.unknown))).toEqual(['unknown-round /round']);
    expect(refusal(decided, score(ID.round))).toEqual(['round-decided /round']);
  });
});

describe('choosing the flagship', () => {
  const choose = (changes: object = {}) =>
    command('choose-flagship', { round: ID.round, candidate: ID.candidate, meeting: ID.meeting, ...changes });

  it('names a candidate of the round and a meeting on record', () => {
    const state = decide(judged, choose()).then([chosen()]);
    expect(roundOf(state, ID.round)?.choice?.data.candidate).toBe(ID.candidate);
  });

  it.each([
    ['an unknown round', judged, { round: ID.unknown }, ['unknown-round /round']],
    ['a decided round', decided, {}, ['round-decided /round']],
    ['an unknown candidate', judged, { candidate: ID.unknown }, ['unknown-candidate /candidate']],
    ['a candidate who was not scored', open, {}, ['unknown-candidate /candidate']],
    ['an unknown meeting', judged, { meeting: ID.unknown }, ['unknown-meeting /meeting']],
    [
      'everything at once',
      judged,
      { candidate: ID.unknown, meeting: ID.unknown },
      ['unknown-candidate /candidate', 'unknown-meeting /meeting'],
    ],
  ])('refuses %s', (_, history, changes, reasons) => {
    expect(refusal(history, choose(changes))).toEqual(reasons);
  });

  it('refuses a candidate of another round', () => {
    const two = [...judged, opened(ID.otherRound, 'tourism'), scored(ID.otherCandidate, ID.otherRound)];
    expect(refusal(two, choose({ candidate: ID.otherCandidate }))).toEqual(['unknown-candidate /candidate']);
  });
});

describe('taking back what a round rests on', () => {
  const retract = (version: number) =>
    command('retract-fact', { fact: { version, index: 0 }, reason: 'Salah catat' });
  const versionOf = (history: History, type: string) =>
    history.findIndex((each) => 'type' in each && each.type === type) + 1;

  it.each([
    ['RoundOpened', judged],
    ['CandidateScored', decided],
    ['MeetingHeld', decided],
  ])('refuses %s while another fact names it', (type, history) => {
    expect(refusal(history, retract(versionOf(history, type)))).toEqual(['fact-in-use /fact']);
  });

  it('refuses the only scoring of the chosen candidate though others were scored beside it', () => {
    const two = [...judged, scored(ID.otherCandidate), chosen()];
    expect(refusal(two, retract(versionOf(two, 'CandidateScored')))).toEqual(['fact-in-use /fact']);
  });

  it('takes one of two scorings of a chosen candidate', () => {
    const again = [...judged, scored(), chosen()];
    expect(decide(again, retract(versionOf(again, 'CandidateScored'))).decision.ok).toBe(true);
  });

  it('takes the scoring of a candidate that was chosen in another round only', () => {
    const two = [...decided, opened(ID.otherRound), scored(ID.candidate, ID.otherRound)];
    expect(decide(two, retract(two.length)).decision.ok).toBe(true);
  });

  it('opens the round again with the choice gone', () => {
    const state = decide(decided, retract(decided.length)).then([
      fact('FactRetracted', {
        fact: { version: decided.length, index: 0 },
        type: 'FlagshipChosen',
        reason: 'Salah catat',
      }),
    ]);
    expect(roundOf(state, ID.round)?.choice).toBeNull();
    expect(given(forumDecider, decided).state.facts['FlagshipChosen']).toHaveLength(1);
  });
});
