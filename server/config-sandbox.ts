import type { PlatformSettings } from './config-types';

/** Where the sandbox listens unless told otherwise. */
export const defaultSandboxUrl = 'http://127.0.0.1:8081';

/** What the sandbox's cashier and its merchant sign with. A production server has no cashier that knows it. */
export const sandboxCashierKey = 'cashier-sandbox-key-000000000001';

/**
 * The private half of the key pair that the sandbox's Douyin app is registered with. It opens nothing but what the
 * sandbox encrypts, and a production server does not start with it.
 */
const douyinKey = [
  '-----BEGIN PRIVATE KEY-----',
  'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQCYVl8LFEoRkwO9',
  '0CTy+vtj3I+JP2mR8vqi0tF4UDm3uwQkx5Qxm8eNN9uAuh8Xpd4r48BQLyZnROY2',
  'ItZTT+FZhy/nRP60eUOFZb1WvNWWVPkLixPT5zARYO3BlWNcBIEWHdVCkPCcmo6A',
  '7wknA90fENFkvttebG1pjB0qVq7yjJeiuMkwlkbx4nz7Kh4C1HQBa+hS4qbfumFT',
  'olHVdywTzANPUJj/W4imBDgbMXU6hoAlfs4f9mN43DyTgSB48VAf2UXi2S1NgXZk',
  '9Fv5StpuP5WpFU6KKQcYptzToqmEQCaZhJh2Pa3aNPu3Im8TbdFGPGNM/IR9Uyk7',
  'W8SBDOnVAgMBAAECggEBAJFdyjA+WjfO/EEDAF9FFOLEM8waUNlO7dC2L+EJXSpw',
  'MZIPSODV8GRXqwR5lvXv98QV/wwFEjZ1TuDV+YNitH3EPPgJpKv/E2mWHklIxOBB',
  'ka1sN6177SiIQBj8PuYt/ihmq3xr5s7pxZZPg4JRc44TdF0Yqyi9euK/K42dTjBw',
  'c8xQj7+HmfCE4Qn6p7CaLoXPhmc/zZv85wQ/mI5FG6686XLjX3ypskP1Y3LrX7N0',
  'wGwHShbQ5lkKmBxz3zM/bVFFntCRpQ7Mm4T+LU6CN4zGV9pei/tOQOjGMmcx/Vcq',
  '4dhsaPzY8ufLXYN4BTW7Mxjpvkzy7P8M0HZ0vk68RTkCgYEAwrIrdyNQEbBlHufx',
  'B/2LxYRTrFUlX/j8T5dmCPfI16uhCh6frns37NRlQ1KzqYYm17SVG7mmPUXz3lhg',
  'Pd/LLOC5AVZ1+Td+EAzOrYLqzfx5fcr/Vg3ygbi1G//PzdXVyvEYpfM0NFyArKyU',
  'hza2/0Vulq1YaCxD8HF16+WtZO8CgYEAyE3PFivt2xmO6gEQv/pjM/QZ3Ni7sX9K',
  'BbZH8I2Wtdl3M7Y8AxXUm7jVAEr5CE0w1j6H98jEI1/kOpreGMqvouubPIprthgW',
  'AfC4xsiCZJcMvInSxz/CUELonJgbHVYkXwimoEjRwTTQbQKwQXQqCGv8JjYa9jsP',
  'zAK8QtgHRXsCgYALGIpfnNSYXXw12bQj53BKznLSVHvvz0nZ41/+TNjWacKgyAQD',
  'tqQGTEiFILZ6h9m422LQFLGDtnPijRjXDeUPZrNEfz/z9xSpJ4Gz480r9iKaZ7JL',
  'njne6L7xnI+kRHaNvVXRR14HSepPbPp+BkFBpRxbW/+42CT7FAxLaGiMYwKBgBfC',
  'kxQQNfDNgVRkt/Xt36KkDAVUeD8/2CoBS1tPkFcV6rvpnAjJqCSosiuMuSmw7mAb',
  'nslXuVxw3YPOJxZNxLPQuuNdkBVTmhi001ZRJpaEDHC48JXODGC07x7UNDMwqrPT',
  'NODCgo8mkqq7rOi2vN2u4YQu2tfmfaM3l9leAs7NAoGAAaeovnMY8VzL7+U0SoFk',
  'GfUwE/HQBQlSj1E2WpoAnc369ZwL9h7A9+/whDWc7gIMVO7nM5T/48MzXXcGcjyP',
  '20HmBXJ/kVuQKDEG3yD259MzGehi2078DWAH7ZbvyCatZJuFHCiDXy8sy6b6XIIA',
  'aX+xQodhsj3ra2QcjDY3tSM=',
  '-----END PRIVATE KEY-----',
].join('\n');

/** The apps that the sandbox knows from the start. `base`: its address without a slash at the end. */
export const sandboxPlatforms = (
  base: string,
): { [K in keyof PlatformSettings]: NonNullable<PlatformSettings[K]> } => ({
  wechat: {
    appId: 'wxsandbox0000000001',
    secret: 'wechat-sandbox-secret-0000000001',
    baseUrl: `${base}/wechat`,
  },
  douyin: {
    appId: 'ttsandbox0000000001',
    secret: 'douyin-sandbox-secret-0000000001',
    privateKey: douyinKey,
    baseUrl: `${base}/douyin`,
    openBaseUrl: `${base}/douyin-open`,
  },
  baidu: {
    appKey: 'SandboxAppKey0000000000000000001',
    appSecret: 'baidu-sandbox-secret-00000000001',
    baseUrl: `${base}/baidu`,
    spBaseUrl: `${base}/baidu-sp`,
  },
  kuaishou: {
    appId: 'ks000000000000000001',
    appSecret: 'kuaishou-sandbox-secret-00000001',
    baseUrl: `${base}/kuaishou`,
  },
});
