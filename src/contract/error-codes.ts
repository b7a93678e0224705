/** What the server can refuse with: code -> HTTP status and the sentence that an end user may be shown. */
export const errorTable = {
  AUTH_FAIL: { status: 401, message: '登录已失效，请重试' },
  USER_WX_SESSIONKEY_EXPIRE: { status: 409, message: '授权已过期，请再点一次' },
  MEMBER_REQUIRED: { status: 403, message: '请先登录' },
  LOGIN_CODE_INVALID: { status: 400, message: '登录凭证无效，请重试' },
  LOGIN_CODE_USED: { status: 409, message: '登录凭证已被使用，请重试' },
  ACCOUNT_BLOCKED: { status: 403, message: '账号存在风险，暂时无法登录' },
  ACCOUNT_DISABLED: { status: 403, message: '账号已停用，请联系客服' },
  PLATFORM_NOT_CONFIGURED: { status: 501, message: '暂不支持在该平台登录' },
  PLATFORM_BUSY: { status: 503, message: '平台繁忙，请稍后再试' },
  PLATFORM_TIMEOUT: { status: 504, message: '平台响应超时，请稍后再试' },
  PLATFORM_REFUSED: { status: 502, message: '平台拒绝了请求，请稍后再试' },
  PHONE_CODE_INVALID: { status: 400, message: '手机号授权已失效，请再点一次' },
  PHONE_DATA_INVALID: { status: 400, message: '手机号数据无效，请重试' },
  PHONE_APP_MISMATCH: { status: 400, message: '手机号数据不属于本应用' },
  PHONE_DATA_STALE: { status: 400, message: '手机号授权已过期，请再点一次' },
  CLOUD_ID_UNSUPPORTED: { status: 400, message: '暂不支持云调用方式获取手机号' },
  SMS_TOO_SOON: { status: 429, message: '验证码发送太频繁，请稍后再试' },
  SMS_CODE_WRONG: { status: 400, message: '验证码不正确或已过期' },
  SMS_UNAVAILABLE: { status: 503, message: '短信发送失败，请稍后再试' },
  PASSWORD_WRONG: { status: 400, message: '手机号或密码不正确' },
  PASSWORD_WEAK: { status: 400, message: '密码需同时包含字母和数字' },
  PROOF_REQUIRED: { status: 403, message: '请先验证身份' },
  PROOF_WRONG: { status: 400, message: '身份验证未通过，请重试' },
  PHONE_TAKEN: { status: 409, message: '该手机号已绑定其他账号' },
  PHONE_LAST_WAY: { status: 409, message: '该手机号是唯一的登录方式，无法解绑' },
  SIGNATURE_WRONG: { status: 400, message: '资料校验未通过，请重试' },
  PROFILE_ANONYMOUS: { status: 400, message: '没有获取到头像昵称' },
  AVATAR_INVALID: { status: 400, message: '头像图片无法使用，请换一张' },
  AVATAR_FORBIDDEN: { status: 400, message: '该头像地址不受支持' },
  PERMISSION_DENIED: { status: 403, message: '没有使用该功能的权限' },
  INVALID_INPUT: { status: 400, message: '提交的内容有误，请检查' },
  BODY_TOO_LARGE: { status: 413, message: '提交的内容太大' },
  UNSUPPORTED_MEDIA_TYPE: { status: 415, message: '不支持的内容类型' },
  NOT_FOUND: { status: 404, message: '没有找到相关内容' },
  METHOD_NOT_ALLOWED: { status: 405, message: '不支持该操作' },
  PRODUCT_OFF_SHELF: { status: 409, message: '商品已下架' },
  OUT_OF_STOCK: { status: 409, message: '库存不足' },
  PURCHASE_LIMIT: { status: 409, message: '超出限购数量' },
  CART_FULL: { status: 409, message: '购物车已满' },
  ORDER_EMPTY: { status: 400, message: '没有可下单的商品' },
  IDEMPOTENCY_KEY_REQUIRED: { status: 400, message: '请求缺少幂等标识' },
  IDEMPOTENCY_KEY_REUSED: { status: 409, message: '该请求已用于其他操作' },
  RATE_LIMITED: { status: 429, message: '操作太频繁，请稍后再试' },
  INTERNAL: { status: 500, message: '系统繁忙，请稍后再试' },
} as const satisfies Record<string, { readonly status: number; readonly message: string }>;

/** A code of the table above; the only words by which client and server speak about failure. */
export type ErrorCode = keyof typeof errorTable;

/** True for a text that is a code of the table (an unknown one may come from a newer server). */
export const isErrorCode = (text: unknown): text is ErrorCode =>
  typeof text === 'string' && Object.keys(errorTable).includes(text);

/** What the app fails with before a server has answered, or without one: code -> the sentence for the user. */
export const localErrors = {
  offline: '网络不可用，请检查网络后重试',
  timeout: '网络超时，请稍后重试',
  server: '系统繁忙，请稍后再试',
  refused: '请求未能完成，请重试',
  cancelled: '已取消',
  'queue-full': '操作太频繁，请稍后再试',
  'fuse-blown': '登录太频繁，请稍后再试',
  'host-login': '平台登录失败，请稍后重试',
  'login-required': '请先登录',
  'page-unavailable': '登录页暂时打不开，请重试',
  'sheet-missing': '当前页面缺少 <LoginSheet> 组件',
  internal: '出了点问题，请重试',
} as const;

export type LocalErrorCode = keyof typeof localErrors;
