import type { HostCore } from '../core/host-core';
import { knownTags } from '../elements/tags';
import type { ApiDesk } from './api-desk';
import { addFeedbackApis } from './feedback-apis';
import { addLoginApis } from './login-apis';
import { addMediaApis } from './media-apis';
import { addNavigationApis } from './navigation-apis';
import { addNetworkApis } from './network-apis';
import { addPrivacyApis, type PrivacyGate } from './privacy';
import { addProfileApis } from './profile-apis';
import { addSelectorApis } from './selector-query';
import { addSettingsApis, type Permissions } from './settings-apis';
import { addStorageApis } from './storage-apis';
import { addListenerApis, addSystemApis } from './system-apis';
import { notSimulated } from './vendor-names';

/** Fills the global object. Must be done before `app.js` runs: Taro copies the keys it finds then. */
export const addAllApis = (
  desk: ApiDesk,
  core: HostCore,
): { privacy: PrivacyGate; permissions: Permissions } => {
  addSystemApis(desk, core, new Set(knownTags));
  addListenerApis(desk, core);
  addStorageApis(desk, core.storage, core.faults);
  addNavigationApis(desk, core);
  addFeedbackApis(desk, core);
  addNetworkApis(desk, core);
  addLoginApis(desk, core);
  const privacy = addPrivacyApis(desk, core);
  const permissions = addSettingsApis(desk, core);
  addProfileApis(desk, core, privacy, permissions);
  addMediaApis(desk, core, privacy);
  addSelectorApis(desk, core);
  for (const name of notSimulated(core.facts.name)) desk.missing(name);
  return { privacy, permissions };
};
