import { fail, succeed } from './answers';
import type { DeviceAnswer, DeviceCall } from './types';

/** True only for the key of this device's last login, unless a switch makes the host lie. */
export function checkSession(call: DeviceCall, failure: string): DeviceAnswer {
  const { world, app, person, deviceId } = call;
  const lies = world.faults.strikes(app.platform, 'checkSessionLies', 'check-session', person.id);
  if (lies || world.keys.knownTo(app, person.id, deviceId)) return succeed('checkSession');
  return fail('checkSession', failure);
}
