import { type Endpoint, type EndpointName, endpoints } from '../../src/contract/endpoints';
import type { ErrorCode } from '../../src/contract/error-codes';
import { wireSchemas } from '../wire-schemas';
import { shopDocs } from './shop/shop-docs';

interface RouteDoc {
  readonly summary: string;
  /** What it may refuse with, beside what follows from its entry in the contract. */
  readonly errors: readonly ErrorCode[];
}

const doc = (summary: string, ...errors: readonly ErrorCode[]): RouteDoc => ({ summary, errors });

const platform = [
  'PLATFORM_NOT_CONFIGURED',
  'PLATFORM_BUSY',
  'PLATFORM_TIMEOUT',
  'PLATFORM_REFUSED',
  'PLATFORM_UNAVAILABLE',
] as const;
const code = [
  'LOGIN_CODE_INVALID',
  'LOGIN_CODE_USED',
  'ACCOUNT_BLOCKED',
  'ACCOUNT_DISABLED',
  ...platform,
] as const;
const message = ['SMS_TOO_SOON', 'SMS_UNAVAILABLE', 'SMS_TIMEOUT', 'SMS_UNDELIVERABLE'] as const;
const phoneData = ['PHONE_DATA_INVALID', 'PHONE_APP_MISMATCH', 'PHONE_DATA_STALE'] as const;
const leading = ['LEADER_REQUIRED', 'NOT_FOUND', 'PERMISSION_DENIED'] as const;
const proof = ['PROOF_REQUIRED', 'PROOF_WRONG'] as const;

/** What a reader of the API page is told about each route. A test holds the codes against the answers of all tests. */
export const routeDocs: Readonly<Partial<Record<EndpointName, RouteDoc>>> = {
  exchange: doc('Log in with a login code of the host', ...code),
  register: doc(
    'Log in with a login code, a phone number and a profile in one step',
    ...code,
    ...phoneData,
    'SIGNATURE_WRONG',
    'USER_WX_SESSIONKEY_EXPIRE',
  ),
  sendSms: doc('Send a code to a phone number', ...message),
  loginBySms: doc(
    'Log in with the code of a text message',
    'SMS_CODE_WRONG',
    'ACCOUNT_DISABLED',
    'AUTH_FAIL',
  ),
  loginByPassword: doc(
    'Log in with phone number and password',
    'PASSWORD_WRONG',
    'ACCOUNT_DISABLED',
    'AUTH_FAIL',
  ),
  resetPassword: doc(
    'Set a new password with the code of a text message',
    'SMS_CODE_WRONG',
    'PASSWORD_WEAK',
    'ACCOUNT_DISABLED',
  ),
  bindPhone: doc(
    'Bind the phone number that the host gave; a visitor becomes a member',
    ...platform,
    ...phoneData,
    'PHONE_CODE_INVALID',
    'CLOUD_ID_UNSUPPORTED',
    'USER_WX_SESSIONKEY_EXPIRE',
    'PHONE_TAKEN',
  ),
  signOut: doc('End the session'),
  getMe: doc('Who is logged in'),
  updateProfile: doc('Change nickname, birthday and the like', 'PROFILE_ANONYMOUS'),
  importProfile: doc(
    'Take name and picture over from the host',
    ...platform,
    'SIGNATURE_WRONG',
    'PROFILE_ANONYMOUS',
    'USER_WX_SESSIONKEY_EXPIRE',
  ),
  uploadAvatar: doc('Send a picture', 'AVATAR_INVALID'),
  importAvatar: doc(
    'Fetch a picture from an address of the host',
    'AVATAR_INVALID',
    'AVATAR_FORBIDDEN',
    'PROFILE_ANONYMOUS',
  ),
  sendProofSms: doc("Send a code to the account's own number", ...message, 'PROOF_REQUIRED'),
  setPassword: doc('Set or change the password', ...proof, 'PASSWORD_WEAK'),
  changePhone: doc('Change the phone number', ...proof, 'SMS_CODE_WRONG', 'PHONE_TAKEN'),
  unbindPhone: doc('Give the phone number up', ...proof, 'PHONE_LAST_WAY'),
  listDevices: doc('Where the account is logged in'),
  revokeDevice: doc('End the session of one device', 'NOT_FOUND'),
  revokeOtherDevices: doc('End all other sessions'),
  requestDeletion: doc('Ask for the account to be deleted in seven days', ...proof),
  cancelDeletion: doc('Keep the account after all'),
  getPermissions: doc('Rights in the current organisation'),
  listOrganisations: doc('Organisations that the account belongs to'),
  chooseOrganisation: doc('Act for another organisation from now on', 'NOT_FOUND'),
  listMembers: doc('Members of an organisation, for its leader', ...leading),
  addMember: doc('Take an account into an organisation', ...leading, 'VERSION_CONFLICT'),
  removeMember: doc('Take an account out of an organisation', ...leading, 'LEADER_SELF', 'VERSION_CONFLICT'),
  switchModule: doc(
    'Switch a module on or off for one member',
    ...leading,
    'LEADER_SELF',
    'VERSION_CONFLICT',
  ),
  listPackages: doc('What packages an organisation has, and the modules that they open', ...leading),
  sendTelemetry: doc('Tell how the steps of a login went'),
  ...shopDocs,
};

const wholeServer: readonly ErrorCode[] = ['INVALID_INPUT', 'RATE_LIMITED', 'OVERLOADED', 'INTERNAL'];

/** Everything that a route may refuse with. */
export const codesOf = (name: EndpointName): readonly ErrorCode[] => {
  const { auth, memberOnly, idempotencyKey, upload }: Endpoint = endpoints[name];
  const fromContract: readonly (ErrorCode | false)[] = [
    auth === 'required' && 'AUTH_FAIL',
    auth === 'required' && 'ACCOUNT_DISABLED',
    memberOnly === true && 'MEMBER_REQUIRED',
    idempotencyKey === true && 'IDEMPOTENCY_KEY_REQUIRED',
    ('body' in wireSchemas[name] || upload === true) && 'BODY_TOO_LARGE',
    ('body' in wireSchemas[name] || upload === true) && 'UNSUPPORTED_MEDIA_TYPE',
  ];
  const own = routeDocs[name]?.errors ?? [];
  return [...new Set([...own, ...fromContract.filter((one) => one !== false), ...wholeServer])];
};
