/** Work that comes back. */
export interface Scheduler {
  /** Runs the work every so many milliseconds until the returned function is called. The work never rejects. */
  every(ms: number, work: () => Promise<void>): () => void;
}

/** The system's timers; they do not keep the process alive. */
export const systemScheduler: Scheduler = {
  every: (ms, work) => {
    const timer = setInterval(() => void work(), ms);
    timer.unref();
    return () => clearInterval(timer);
  },
};
