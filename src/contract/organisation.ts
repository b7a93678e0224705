import { type Static, Type } from '@sinclair/typebox';
import { Id, Millis, nullable, PhoneNumber, strict } from './common';

/** Counts the changes of an organisation. Whoever changes something sends the one they saw: VERSION_CONFLICT otherwise. */
const Version = Type.Integer({ minimum: 0 });

const ModuleName = Type.String({ minLength: 1, maxLength: 40, pattern: '^[a-z][a-z0-9-]*$' });

/** A place of the caller. */
export const Organisation = strict({
  id: Id,
  name: Type.String(),
  isLeader: Type.Boolean(),
  /** Whose rights the caller has now. */
  isCurrent: Type.Boolean(),
  joinedAt: Millis,
});
export type Organisation = Static<typeof Organisation>;

export const OrganisationsAnswer = strict({ items: Type.Array(Organisation) });
export type OrganisationsAnswer = Static<typeof OrganisationsAnswer>;

/** The caller's rights are those of this organisation from now on. */
export const ChooseOrganisationBody = strict({ organisationId: Id });
export type ChooseOrganisationBody = Static<typeof ChooseOrganisationBody>;

/** A module that the organisation's packages open, and whether it is on for one member. */
export const ModuleState = strict({ module: ModuleName, isOn: Type.Boolean() });
export type ModuleState = Static<typeof ModuleState>;

/** The number is masked, also for the leader who typed it in. */
export const OrganisationMember = strict({
  userId: Id,
  phoneMasked: nullable(Type.String()),
  nickname: nullable(Type.String()),
  avatarUrl: nullable(Type.String()),
  isLeader: Type.Boolean(),
  isSelf: Type.Boolean(),
  joinedAt: Millis,
  modules: Type.Array(ModuleState),
});
export type OrganisationMember = Static<typeof OrganisationMember>;

/** A place for somebody who has not logged in with the number yet. */
export const OrganisationInvitation = strict({
  id: Id,
  phoneMasked: Type.String(),
  isLeader: Type.Boolean(),
});
export type OrganisationInvitation = Static<typeof OrganisationInvitation>;

/** Leaders first, then by the time of joining. */
export const MembersAnswer = strict({
  version: Version,
  items: Type.Array(OrganisationMember),
  invitations: Type.Array(OrganisationInvitation),
});
export type MembersAnswer = Static<typeof MembersAnswer>;

export const Package = strict({ id: Type.Integer(), name: Type.String(), modules: Type.Array(ModuleName) });
export type Package = Static<typeof Package>;

/** What the organisation has subscribed to. */
export const PackagesAnswer = strict({ version: Version, items: Type.Array(Package) });
export type PackagesAnswer = Static<typeof PackagesAnswer>;

export const SwitchModuleBody = strict({
  userId: Id,
  module: ModuleName,
  isOn: Type.Boolean(),
  version: Version,
});
export type SwitchModuleBody = Static<typeof SwitchModuleBody>;

export const AddMemberBody = strict({ phone: PhoneNumber, version: Version });
export type AddMemberBody = Static<typeof AddMemberBody>;

/** A member by id or number, or a place that still waits, by its id or number. */
export const RemoveMemberBody = strict({
  who: Type.Union([strict({ userId: Id }), strict({ invitationId: Id }), strict({ phone: PhoneNumber })]),
  version: Version,
});
export type RemoveMemberBody = Static<typeof RemoveMemberBody>;
