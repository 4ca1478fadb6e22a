import { text } from '@app/contracts';
import type { Definition } from '../types.js';
import { fpkStep } from './1-fpk.js';
import { flagshipStep } from './2-flagship.js';
import { supportStep } from './3-support.js';
import { fkakStep } from './4-fkak.js';
import { lptStep } from './5-lpt.js';
import { pkeStep } from './6-pke.js';
import { monitoringStep } from './7-monitoring.js';
import { sustained } from './sustained.js';
import { drawMachine } from './topology.js';

const steps = [fpkStep, flagshipStep, supportStep, fkakStep, lptStep, pkeStep, monitoringStep];

/** The seven steps of chapter IV, B, version 1. Published: never edited, its hash is locked by a test. */
export const sevenSteps: Definition = {
  id: 'seven-steps',
  version: 1,
  title: text('Tujuh langkah pengembangan klaster IKM', 'Seven steps of IKM cluster development'),
  machine: drawMachine('seven-steps-v1', steps),
  steps,
  sustained,
};
