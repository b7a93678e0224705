import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { AvatarS3Settings } from '../../config-types';

/** A real S3-compatible server in a process of its own. */
export interface S3Server {
  readonly settings: AvatarS3Settings;
  /** Names of all objects in the bucket. */
  names(): Promise<readonly string[]>;
  /** The server goes, and with it all objects. */
  close(): Promise<void>;
}

const bucket = 'test-pictures';
/** The only key pair that the server knows. */
const credentials = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' };

const addressOf = async (child: ChildProcess): Promise<string> => {
  if (child.stdout === null) throw new Error('the S3 server has no output');
  for await (const line of createInterface({ input: child.stdout })) return line;
  throw new Error('the S3 server did not start');
};

export const startS3Server = async (): Promise<S3Server> => {
  const script = path.join(__dirname, 's3-process.cjs');
  const env = { ...process.env, NODE_OPTIONS: '' };
  const child = spawn(process.execPath, [script, bucket], { stdio: ['pipe', 'pipe', 'inherit'], env });
  const endpoint = await addressOf(child);
  const region = 'us-east-1';
  return {
    settings: { endpoint, region, bucket, prefix: 'faces/', pathStyle: true, ...credentials },
    names: async () => {
      // This server and the SDK sign requests about the bucket itself differently; it lists to anybody.
      const answer = await fetch(`${endpoint}/${bucket}?list-type=2`);
      if (!answer.ok) throw new Error(`status ${answer.status}`);
      return [...(await answer.text()).matchAll(/<Key>([^<]+)<\/Key>/g)].map(([, name]) => name ?? '');
    },
    close: async () => {
      const gone = once(child, 'exit');
      child.stdin?.end();
      await gone;
    },
  };
};
