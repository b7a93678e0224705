import type { StoragePort, TransportPort } from '@/auth';

/** Storage key of the device's random id. It outlives every session. */
export const DEVICE_ID_KEY = 'device-id';

/** The form that the server takes; what else lies there is replaced. */
const form = /^[A-Za-z0-9_-]{16,64}$/;

/**
 * Sends `X-Device-Id` with every request: a random id, made once and kept, by which the server counts its messages per
 * device. It says nothing of the device or its user, and is another one after the storage was cleared.
 */
export const withDeviceId = (
  transport: TransportPort,
  storage: StoragePort,
  randomId: () => string,
): TransportPort => {
  const make = (): string => {
    const kept = storage.read(DEVICE_ID_KEY);
    if (kept !== null && form.test(kept)) return kept;
    const made = randomId();
    try {
      storage.write(DEVICE_ID_KEY, made);
    } catch {
      // Then it lasts until the app is closed.
    }
    return made;
  };
  let id: string | null = null;
  return {
    send: (request) => {
      id ??= make();
      return transport.send({ ...request, headers: { ...request.headers, 'X-Device-Id': id } });
    },
  };
};
