import type { World } from '../world/create-world';
import type { Person, SandboxApp } from '../world/types';

/** Who asks: a person's phone, from within an app. */
export interface DeviceCall {
  readonly world: World;
  readonly app: SandboxApp;
  readonly person: Person;
  readonly deviceId: string;
}

/**
 * What the host app hands to the mini program, in one form for all hosts. `errMsg` is the platform's own text, `errNo`
 * and `errCode` its own numbers. `panel` asks the host to raise its login panel and to call again with the answer.
 */
export type DeviceAnswer = {
  readonly ok: boolean;
  readonly errMsg: string;
  readonly panel?: true;
} & Readonly<Record<string, unknown>>;

export interface LoginInput {
  /** Douyin: raise the login panel when the host is logged out (default true, as in `tt.login`). */
  readonly force?: boolean;
  /** What the person did with the login panel. */
  readonly panel?: 'accept' | 'cancel';
}

export interface PhoneInput {
  /** The person's answer to the host's sheet; default `allow`. */
  readonly consent?: 'allow' | 'deny';
  /** Which of the person's numbers; default the first. */
  readonly phoneIndex?: number;
  /** A number that the person added in the host's sheet instead. */
  readonly phoneNumber?: string;
  /** Version of the host's base library; old ones give no code. Default: the newest. */
  readonly baseLibrary?: string;
  /** WeChat: the button with real-time verification. */
  readonly realtime?: boolean;
}

export interface ProfileInput {
  readonly consent?: 'allow' | 'deny';
  /** WeChat: which API is asked; default `getUserProfile`. */
  readonly api?: 'getUserProfile' | 'getUserInfo';
  readonly baseLibrary?: string;
}

/** The cloud of one host app, as its phones see it. */
export interface HostCloud {
  login(call: DeviceCall, input: LoginInput): DeviceAnswer;
  checkSession(call: DeviceCall): DeviceAnswer;
  /** What is refused on the tap, before the person is asked: rights, quota, declarations. Null: the person is asked. */
  phoneRefusal(call: DeviceCall): DeviceAnswer | null;
  phoneNumber(call: DeviceCall, input: PhoneInput): DeviceAnswer;
  profile(call: DeviceCall, input: ProfileInput): DeviceAnswer;
}
