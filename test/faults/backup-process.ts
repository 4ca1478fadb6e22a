// A process that begins a backup, tells its parent that bytes came, and then does nothing more until it is killed.
import { type BackupSource, takeBackup } from '@app/backup';

const { source, target } = JSON.parse(process.argv[2]!) as { source: BackupSource; target: string };
await takeBackup({
  source,
  target,
  withKeys: true,
  program: 'test',
  onProgress: () => {
    process.send!('bytes came');
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  },
});
