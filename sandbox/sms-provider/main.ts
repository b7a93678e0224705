import { createSmsProvider } from './create-sms-provider';

/** Starts the message provider alone. SMS_PROVIDER_PORT (8082). */
const main = async (): Promise<void> => {
  const { app, account } = createSmsProvider();
  const url = await app.listen({ port: Number(process.env.SMS_PROVIDER_PORT ?? 8082), host: '127.0.0.1' });
  process.stdout.write(`sms.tencentcloudapi.com is ${url} for SdkAppId ${account.appId}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void app.close());
};

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
