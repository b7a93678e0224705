import { platformAvatarHosts } from './avatars/address-rules';
import type { ConfigReader } from './config-reader';

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
