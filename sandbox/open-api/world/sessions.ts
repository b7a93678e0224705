import type { CodeRecord } from './codes';
import type { World } from './create-world';
import type { SessionKey } from './session-keys';
import type { SandboxApp } from './types';

const shape: Record<SandboxApp['platform'], (world: World) => string> = {
  wechat: (world) => `0${world.random.text(31)}`,
  douyin: (world) => world.random.text(64),
  baidu: (world) => world.random.text(40),
  kuaishou: (world) => world.random.text(80),
};

/** A login code for a person on a device. By default the session key changes right here, as the hosts warn it may. */
export function issueLoginCode(world: World, app: SandboxApp, personId: string, deviceId: string): string {
  if (world.rotation === 'login') world.keys.rotate(app, personId, deviceId);
  const { platform, appId } = app;
  return world.codes.issue(
    { value: shape[platform](world), kind: 'login', platform, appId, personId, deviceId },
    world.lives.loginCode[platform],
  );
}

/** A code for one phone number of one person. */
export function issuePhoneCode(
  world: World,
  app: SandboxApp,
  holder: { personId: string; deviceId: string; payload: string },
): string {
  const { platform, appId } = app;
  return world.codes.issue(
    { value: world.random.text(64), kind: 'phone', platform, appId, ...holder },
    world.lives.phoneCode,
  );
}

/** Spends a login code and gives the key of the session it opens. */
export function openSession(world: World, app: SandboxApp, record: CodeRecord, personId: string): SessionKey {
  world.codes.spend(record);
  if (world.rotation === 'exchange') return world.keys.rotate(app, personId, record.deviceId);
  return world.keys.ensure(app, personId, record.deviceId);
}
