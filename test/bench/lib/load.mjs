/**
 * Keeps `inFlight` operations going for `ms` milliseconds.
 *
 * @param {() => Promise<unknown>} operation one operation; a rejection ends the run
 * @returns {Promise<{ perSecond: number, latencyMs: number }>} throughput, and the median latency of one operation
 */
export async function load(operation, inFlight, ms) {
  const latencies = [];
  const begin = performance.now();
  const end = begin + ms;
  const client = async () => {
    for (let start = performance.now(); start < end;) {
      await operation();
      const now = performance.now();
      latencies.push(now - start);
      start = now;
    }
  };
  await Promise.all(Array.from({ length: inFlight }, client));
  const seconds = (performance.now() - begin) / 1000;
  latencies.sort((a, b) => a - b);
  return { perSecond: latencies.length / seconds, latencyMs: latencies[latencies.length >> 1] };
}
