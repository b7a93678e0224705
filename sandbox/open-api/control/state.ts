import { createHash } from 'node:crypto';
import type { World } from '../world/create-world';
import { PLATFORMS, type Platform } from '../world/types';

/** What the platforms remember, for people to look at: no secret, code, key, token or full phone number. */
export function snapshot(world: World) {
  return {
    now: world.clock.now(),
    seed: world.seed,
    people: world.people.list().length,
    platforms: Object.fromEntries(PLATFORMS.map((platform) => [platform, platformState(world, platform)])),
  };
}

function platformState(world: World, platform: Platform) {
  return {
    apps: world.allApps
      .filter((app) => app.platform === platform)
      .map(({ appId, name, developer }) => ({ appId, name, developer })),
    faults: world.faults.list(platform),
    codes: world.codes.count(platform),
    liveTokens: world.tokens.countLive(platform),
    sessions: world.keys
      .list()
      .filter((key) => key.platform === platform)
      .map(({ appId, personId, version, expiresAt, value }) => ({
        appId,
        personId,
        version,
        expiresAt,
        live: world.clock.now() < expiresAt,
        keyMark: createHash('sha256').update(value).digest('hex').slice(0, 6),
      })),
  };
}
