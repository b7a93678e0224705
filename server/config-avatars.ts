import { platformAvatarHosts } from './avatars/address-rules';
import type { ConfigReader } from './config-reader';
import type { AvatarS3Settings, Config } from './config-types';

const hostPattern = /^(\*\.)?([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/;

/** The hosts from which pictures of users are fetched; the platforms' own unless told otherwise. */
export const readAvatarHosts = (read: ConfigReader): readonly string[] => {
  const given = read.text('AVATAR_HOSTS');
  if (given === null) return platformAvatarHosts;
  const hosts = given
    .split(',')
    .map((part) => part.trim().toLowerCase())
    .filter((part) => part !== '');
  if (!hosts.every((host) => hostPattern.test(host))) {
    read.problems.push(
      'AVATAR_HOSTS must be a list of host names, divided by commas; `*.` stands for any name below',
    );
  }
  return hosts;
};

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
const bucketPattern = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const prefixPattern = /^([A-Za-z0-9_-]+\/)*$/;

/** The name of whatever is missing is told, all at once. */
const readS3 = (read: ConfigReader): AvatarS3Settings => {
  const required = (name: string): string => {
    const given = read.text(name);
    if (given === null) read.problems.push(`${name} is required with AVATAR_STORE=s3`);
    return given ?? '';
  };
  const bucket = required('AVATAR_S3_BUCKET');
  if (bucket !== '' && !bucketPattern.test(bucket)) read.problems.push('AVATAR_S3_BUCKET must be a bucket');
  const prefix = read.text('AVATAR_S3_PREFIX') ?? 'avatars/';
  if (!prefixPattern.test(prefix)) read.problems.push('AVATAR_S3_PREFIX must be like `a/b/`');
  const style = read.text('AVATAR_S3_ADDRESSING') ?? 'host';
  if (style !== 'host' && style !== 'path') read.problems.push('AVATAR_S3_ADDRESSING must be host or path');
  return {
    endpoint: read.isSet('AVATAR_S3_ENDPOINT') ? read.url('AVATAR_S3_ENDPOINT', '') : null,
    region: required('AVATAR_S3_REGION'),
    bucket,
    prefix,
    accessKeyId: required('AVATAR_S3_ACCESS_KEY_ID'),
    secretAccessKey: required('AVATAR_S3_SECRET_ACCESS_KEY'),
    pathStyle: style === 'path',
  };
};

/** Where pictures of users are kept and shown. */
export const readAvatarStore = (read: ConfigReader): Pick<Config, 'avatarS3' | 'avatarPublicUrl'> => {
  const store = read.text('AVATAR_STORE') ?? 'local';
  if (store !== 'local' && store !== 's3') read.problems.push('AVATAR_STORE must be local or s3');
  return {
    avatarS3: store === 's3' ? readS3(read) : null,
    avatarPublicUrl: read.isSet('AVATAR_PUBLIC_URL') ? read.url('AVATAR_PUBLIC_URL', '') : null,
  };
};
