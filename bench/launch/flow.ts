import type { LaunchWorld } from './world';

/** An app as it starts: what it does about the login, and how it sends one request. */
export interface RunningApp {
  /** Called once as the app is launched. */
  launch(): void;
  /** Settles with the answer; rejects when there is none for this request. */
  request(): Promise<void>;
}

/** One way to log in. `start` is called again on the same device for a warm start. */
export interface Flow {
  readonly name: string;
  /** A device with this app on it. */
  install(world: LaunchWorld): { start(): RunningApp };
}
