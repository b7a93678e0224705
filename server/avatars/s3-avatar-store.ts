import {
  DeleteObjectCommand,
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import type { AvatarS3Settings } from '../config-types';
import { type AvatarStore, avatarFile, avatarHeaders } from './avatar-store';

export interface S3AvatarStoreOptions {
  readonly settings: AvatarS3Settings;
  /** What addresses begin with, a slash at its end. */
  readonly base: string;
}

const connectMs = 2_000;
const answerMs = 5_000;
const checkMs = 3_000;

const createClient = (settings: AvatarS3Settings): S3Client => {
  const { endpoint, region, accessKeyId, secretAccessKey, pathStyle } = settings;
  return new S3Client({
    region,
    ...(endpoint === null ? {} : { endpoint }),
    credentials: { accessKeyId, secretAccessKey },
    forcePathStyle: pathStyle,
    maxAttempts: 3,
    requestHandler: { connectionTimeout: connectMs, requestTimeout: answerMs },
    // Stores that speak S3 without being it refuse the checksums that the SDK adds of its own accord.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
};

/**
 * Pictures in a bucket of anything that speaks S3. An object comes into being as a whole or not at all, and tells
 * browsers and caches what our own route would.
 */
export const createS3AvatarStore = ({ settings, base }: S3AvatarStoreOptions): AvatarStore => {
  const client = createClient(settings);
  const { bucket, prefix } = settings;
  const placeOf = (key: string) => ({ Bucket: bucket, Key: `${prefix}${avatarFile(key)}` });
  return {
    put: async (key, bytes) => {
      const { type, cacheControl } = avatarHeaders;
      const command = { ...placeOf(key), Body: bytes, ContentType: type, CacheControl: cacheControl };
      await client.send(new PutObjectCommand(command));
    },
    read: async (key) => {
      try {
        const { Body } = await client.send(new GetObjectCommand(placeOf(key)));
        return Body === undefined ? null : Buffer.from(await Body.transformToByteArray());
      } catch (error) {
        if (error instanceof NoSuchKey) return null;
        throw error;
      }
    },
    url: (key) => `${base}${avatarFile(key)}`,
    delete: async (key) => {
      await client.send(new DeleteObjectCommand(placeOf(key)));
    },
    check: async () => {
      // Seeing the bucket is not enough: what matters is whether an object may be written and removed.
      const probe = { Bucket: bucket, Key: `${prefix}probe` };
      const abortSignal = AbortSignal.timeout(checkMs);
      await client.send(new PutObjectCommand({ ...probe, Body: Buffer.alloc(1) }), { abortSignal });
      await client.send(new DeleteObjectCommand(probe), { abortSignal });
    },
  };
};
