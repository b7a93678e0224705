import { deriveRsaKeyPair } from '../crypto/rsa-key-pair';
import type { AppDefinition, Platform, SandboxApp } from './types';

/** Completes a definition. A Douyin app without a registered key gets a pair that depends on the seed. */
export function registerApp(definition: AppDefinition, seed: string): SandboxApp {
  if (definition.platform !== 'douyin') return { ...definition, publicKeyPem: '', privateKeyPem: '' };
  if (definition.publicKeyPem) {
    return { ...definition, publicKeyPem: definition.publicKeyPem, privateKeyPem: '' };
  }
  return { ...definition, ...deriveRsaKeyPair(seed) };
}

/** The first app of each platform. */
export function firstApps(apps: readonly SandboxApp[]): Record<Platform, SandboxApp> {
  const first = (platform: Platform): SandboxApp => {
    const app = apps.find((each) => each.platform === platform);
    if (!app) throw new Error(`no app is registered on ${platform}`);
    return app;
  };
  return {
    wechat: first('wechat'),
    douyin: first('douyin'),
    baidu: first('baidu'),
    kuaishou: first('kuaishou'),
  };
}
