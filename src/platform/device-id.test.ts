import type { StoragePort, TransportRequest } from '@/auth';
import { createMemoryStorage } from '@/auth/testing/memory-storage';
import { DEVICE_ID_KEY, withDeviceId } from './device-id';
import { randomId } from './random-id';

const request: TransportRequest = {
  method: 'POST',
  path: '/api/sms-codes',
  headers: { Authorization: 'Bearer t' },
  timeoutMs: 1,
};

const start = (storage: StoragePort = createMemoryStorage(), makeId = randomId) => {
  const sent: TransportRequest[] = [];
  const send = (one: TransportRequest) => {
    sent.push(one);
    return Promise.resolve({ status: 200, body: null });
  };
  const transport = withDeviceId({ send }, storage, makeId);
  return { transport, storage, sent, ids: () => sent.map(({ headers }) => headers['X-Device-Id']) };
};

test('[S11] every request says which device it is from, beside what it says already', async () => {
  const { transport, sent, ids, storage } = start();
  await transport.send(request);
  await transport.send({ ...request, path: '/api/other' });
  expect(sent[0]).toEqual({ ...request, headers: { ...request.headers, 'X-Device-Id': ids()[0] } });
  // The form that the server takes.
  expect(ids()[0]).toMatch(/^[A-Za-z0-9_-]{16,64}$/);
  expect(new Set(ids()).size).toBe(1);
  expect(storage.read(DEVICE_ID_KEY)).toBe(ids()[0]);
});

test('[S11] the id is the same after a restart, and another one on another device', async () => {
  const first = start();
  await first.transport.send(request);
  const again = start(first.storage);
  await again.transport.send(request);
  const other = start();
  await other.transport.send(request);
  expect(again.ids()).toEqual(first.ids());
  expect(other.ids()).not.toEqual(first.ids());
});

test.each(['', 'short', 'has a space in it, and more', 'x'.repeat(65)])(
  '[S11] %p in its place is no id: a new one is made and kept',
  async (kept) => {
    const storage = createMemoryStorage();
    storage.write(DEVICE_ID_KEY, kept);
    const { transport, ids } = start(storage, () => 'a-new-id-0123456789');
    await transport.send(request);
    expect([ids(), storage.read(DEVICE_ID_KEY)]).toEqual([['a-new-id-0123456789'], 'a-new-id-0123456789']);
  },
);

const full = (): boolean => {
  throw new Error('full');
};

test.each([() => false, full])(
  '[S11] a store that keeps nothing: one id until the app is closed: %#',
  async (write) => {
    const { transport, ids } = start({ read: () => null, write, remove: () => undefined });
    await transport.send(request);
    await transport.send(request);
    expect(new Set(ids()).size).toBe(1);
  },
);
