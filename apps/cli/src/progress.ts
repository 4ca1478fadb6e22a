import cliProgress from 'cli-progress';

export interface ProgressBar {
  update(done: number, total: number, what?: string): void;
  stop(): void;
}

/**
 * A progress bar on standard error; on anything but a terminal one plain line now and then.
 *
 * @param label what is going on
 */
export function progressBar(label: string): ProgressBar {
  const bar = new cliProgress.SingleBar({
    format: `${label} [{bar}] {percentage}% {value}/{total} {what}`,
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: false,
    noTTYOutput: !process.stderr.isTTY,
    notTTYSchedule: 5_000,
    barsize: 30,
  });
  let started = false;
  return {
    update: (done, total, what = '') => {
      if (!started) bar.start(total, done, { what });
      started = true;
      bar.setTotal(total);
      bar.update(done, { what });
    },
    stop: () => {
      if (started) bar.stop();
      started = false;
    },
  };
}
