/** What a server process has taken so far. */
export interface Usage {
  /** Milliseconds of processor time. */
  readonly cpuMs: number;
  /** Bytes that the process holds. */
  readonly rss: number;
}

export const usage = (): Usage => {
  const { user, system } = process.cpuUsage();
  return { cpuMs: (user + system) / 1000, rss: process.memoryUsage.rss() };
};
