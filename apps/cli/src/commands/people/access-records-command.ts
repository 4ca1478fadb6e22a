import type { AccessRecordsAsk } from '@app/access';
import { mayRead } from '@app/access';
import type { Engine } from '@app/composition';
import { accessedThings, type AccessRecordView } from '@app/contracts';
import { Option } from 'commander';
import { actingAs } from '../../acting.js';
import type { PlaceOptions } from '../../connect.js';
import { withEngine } from '../../connect.js';
import type { CommonOptions, Context } from '../../context.js';
import { csv } from '../../csv.js';
import { failed } from '../../failure.js';
import { both } from '../../language.js';
import { placeOptions, withOptions } from '../../options.js';
import { table } from '../../output.js';
import type { AddCommand } from '../../program.js';
import { dayOf } from '../obligations/filters.js';
import { idOf } from './id-of.js';

interface Options extends PlaceOptions, CommonOptions {
  readonly as?: string;
  readonly subject?: string;
  readonly account?: string;
  readonly from?: string;
  readonly until?: string;
  readonly limit: string;
  readonly csv?: boolean;
}

const MOST = 1_000;

/** `rumpun access-records`: who was shown whose personal data. */
export const addAccessRecords: AddCommand = (program, contextOf) => {
  const command = program
    .command('access-records')
    .description(both('siapa membaca data pribadi siapa', 'who read whose personal data'))
    .option('--as <account>', both('nama masuk atau id akun', 'login or id of an account'))
    .option('--subject <id>', both('tentang siapa', 'about whom'))
    .option('--account <id>', both('akun yang membaca, atau operator', 'the account that read, or operator'))
    .option('--from <day>', both('sejak hari', 'from a day'))
    .option('--until <day>', both('sebelum hari', 'before a day'))
    .option('--limit <n>', both('paling banyak baris', 'most rows'), '100')
    .addOption(
      new Option('--csv', both('cetak sebagai CSV', 'print CSV for a spreadsheet')).conflicts('json'),
    );
  withOptions(command, ...placeOptions()).action((options: Options) => {
    const context = contextOf(options);
    const ask = askOf(options);
    return withEngine(context, options, (engine) => show(context, engine, ask, options));
  });
};

function askOf({ subject, account, from, until, limit }: Options): AccessRecordsAsk {
  const most = Number(limit);
  if (!Number.isInteger(most) || most < 1 || most > MOST) {
    throw failed(
      `--limit harus bilangan bulat dari 1 sampai ${MOST}`,
      `--limit must be a whole number from 1 to ${MOST}`,
      2,
    );
  }
  return {
    limit: most,
    ...(subject !== undefined && { subject: idOf(subject, '--subject') }),
    ...(account !== undefined && { account }),
    ...(from !== undefined && { from: dayOf(from, '--from') }),
    ...(until !== undefined && { until: dayOf(until, '--until') }),
  };
}

async function show(
  { out }: Context,
  engine: Engine,
  ask: AccessRecordsAsk,
  options: Options,
): Promise<void> {
  const acting = await actingAs(engine, options.as);
  if (!mayRead(acting, 'access-record', {}).ok) {
    throw failed(
      'Hanya auditor atau admin yang dapat melihat catatan akses',
      'Only an auditor or an administrator may see access records',
    );
  }
  const { rows, next } = await engine.services.accessRecords.list(ask);
  const cells = [HEAD.map(out.pick), ...rows.map((row) => cellsOf(row, out))];
  if (options.csv === true) out.print(csv(cells, out.lang));
  else out.result({ rows, next }, () => (rows.length === 0 ? out.pick(NONE) : table(cells)));
  if (next !== null) {
    out.say({
      id: 'Masih ada yang lebih lama; persempit dengan --until atau perbesar --limit.',
      en: 'There are older ones; narrow down with --until or raise --limit.',
    });
  }
}

const HEAD = [
  { id: 'saat', en: 'when' },
  { id: 'akun', en: 'account' },
  { id: 'pembaca', en: 'reader' },
  { id: 'tentang', en: 'about' },
  { id: 'apa', en: 'what' },
  { id: 'lewat', en: 'through' },
];
const NONE = { id: 'Tidak ada catatan akses yang cocok.', en: 'No access record fits.' };

const cellsOf = (row: AccessRecordView, out: Context['out']): string[] => [
  row.at,
  row.account,
  row.person ?? '-',
  row.subject,
  out.pick(accessedThings.labels[row.what]),
  row.purpose,
];
