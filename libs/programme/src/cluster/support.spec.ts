import { INSTITUTION, ROUND, scoreRound } from '../testing/journey.js';
import { events, uid, type World } from '../testing/world.js';
import { institutionsOf } from './institutions.js';
import { enrolled, give, leaves, refuses, versionOf } from './testing/clusters.js';

const bank = { institution: INSTITUTION, name: 'BPR Klaten', type: 'finance' } as const;
const commitment = (changes: object = {}) => ({
  institution: INSTITUTION,
  commitment: 'Plafon kredit',
  gainCluster: 'Modal',
  gainInstitution: 'Nasabah',
  balance: 'balanced' as const,
  ...changes,
});
const decline = { institution: INSTITUTION, why: 'Belum ada anggaran' };
const mapped = (): World => {
  const world = enrolled();
  events(give(world, 'map-institution', bank));
  return world;
};
const answerOf = (world: World) => {
  const [institution] = institutionsOf(world.clusterKnown().state);
  return [institution?.commitment !== null, institution?.refusal !== null];
};

describe('setting the stage', () => {
  const stage = (name: 'embryo' | 'sentra' | 'cluster') =>
    ({ typology: 'adb-2001', stage: name, why: 'Rutin' }) as const;

  it('is recorded when it changes', () => {
    const world = enrolled();
    expect(refuses(world, 'set-stage', stage('sentra'))).toEqual(['stage-unchanged /stage']);
    expect(leaves(world, 'set-stage', stage('cluster'))).toEqual([['StageSet', stage('cluster')]]);
    expect(refuses(world, 'set-stage', stage('cluster'))).toEqual(['stage-unchanged /stage']);
    expect(give(world, 'set-stage', stage('sentra')).ok).toBe(true);
  });

  it('is as enrolled again once its fact is taken back', () => {
    const world = enrolled();
    events(give(world, 'set-stage', stage('cluster')));
    const fact = { version: versionOf(world, 'StageSet'), index: 0 };
    events(give(world, 'retract-fact', { fact, reason: 'Salah' }));
    expect(refuses(world, 'set-stage', stage('sentra'))).toEqual(['stage-unchanged /stage']);
  });
});

describe('citing the selection round', () => {
  it("names a round of the cluster's own forum and sector, decided or not", () => {
    expect(leaves(scoreRound(enrolled()), 'cite-flagship', { round: ROUND })).toEqual([
      ['FlagshipCited', { round: ROUND }],
    ]);
  });

  it('refuses an unknown round, and one for another sector', () => {
    expect(refuses(enrolled(), 'cite-flagship', { round: ROUND })).toEqual(['unknown-round /round']);
    const world = enrolled();
    events(world.forum({ type: 'open-round', data: { round: ROUND, sector: 'tourism' } }));
    expect(give(world, 'cite-flagship', { round: ROUND })).toMatchObject({
      refusal: {
        reasons: [
          { code: 'sector-differs', field: '/round', params: { sector: 'industry', judged: 'tourism' } },
        ],
      },
    });
  });
});

describe('mapping the supporting institutions', () => {
  it('takes each once', () => {
    const world = enrolled();
    expect(leaves(world, 'map-institution', bank)).toEqual([['InstitutionMapped', bank]]);
    expect(refuses(world, 'map-institution', { ...bank, name: 'BPR lain' })).toEqual([
      'duplicate-id /institution',
    ]);
    expect(give(world, 'map-institution', { ...bank, institution: uid(1) }).ok).toBe(true);
  });

  it('takes the explanation of a gap, again and again', () => {
    const gap = { type: 'certification', why: 'Terdekat di Semarang' } as const;
    const world = enrolled();
    expect(leaves(world, 'explain-gap', gap)).toEqual([['SupportGapExplained', gap]]);
    expect(give(world, 'explain-gap', gap).ok).toBe(true);
  });
});

describe("an institution's answer", () => {
  it('is asked of what is on the map', () => {
    const unknown = ['unknown-institution /institution'];
    expect(refuses(enrolled(), 'commit-institution', commitment())).toEqual(unknown);
    expect(refuses(enrolled(), 'decline-institution', decline)).toEqual(unknown);
    expect(refuses(mapped(), 'commit-institution', commitment({ institution: uid(1) }))).toEqual(unknown);
  });

  it('is the newest of commitment and refusal', () => {
    const world = mapped();
    expect(answerOf(world)).toEqual([false, false]);
    expect(leaves(world, 'commit-institution', commitment())).toEqual([
      ['InstitutionCommitted', commitment()],
    ]);
    expect(answerOf(world)).toEqual([true, false]);
    expect(leaves(world, 'decline-institution', decline)).toEqual([['InstitutionDeclined', decline]]);
    expect(answerOf(world)).toEqual([false, true]);
    events(give(world, 'commit-institution', commitment({ balance: 'cluster-favoured' })));
    expect(answerOf(world)).toEqual([true, false]);
  });

  it('is the older one again once the newer is taken back', () => {
    const world = mapped();
    events(give(world, 'commit-institution', commitment()));
    events(give(world, 'decline-institution', decline));
    const fact = { version: versionOf(world, 'InstitutionDeclined'), index: 0 };
    events(give(world, 'retract-fact', { fact, reason: 'Salah lembaga' }));
    expect(answerOf(world)).toEqual([true, false]);
  });

  it.each(['InstitutionCommitted', 'InstitutionDeclined'])('keeps the institution on the map: %s', (type) => {
    const world = mapped();
    events(
      type === 'InstitutionCommitted'
        ? give(world, 'commit-institution', commitment())
        : give(world, 'decline-institution', decline),
    );
    const retract = (what: string) =>
      ({ fact: { version: versionOf(world, what), index: 0 }, reason: 'Salah' }) as const;
    expect(refuses(world, 'retract-fact', retract('InstitutionMapped'))).toEqual(['fact-in-use /fact']);
    events(give(world, 'retract-fact', retract(type)));
    expect(give(world, 'retract-fact', retract('InstitutionMapped')).ok).toBe(true);
    expect(institutionsOf(world.clusterKnown().state)).toEqual([]);
  });
});
