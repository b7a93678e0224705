export type NicknameAnswer =
  | { readonly kind: 'nickname'; readonly nickname: string }
  | { readonly kind: 'refused'; readonly reason: string };

const MOST_LETTERS = 20;

/** Reads the nickname out of a form's submitted values, which are of no type that can be trusted. */
export const nicknameFrom = (values: unknown): NicknameAnswer => {
  const field: unknown =
    typeof values === 'object' && values !== null ? Reflect.get(values, 'nickname') : undefined;
  const nickname = typeof field === 'string' ? field.trim() : '';
  if (nickname === '') return { kind: 'refused', reason: '请输入昵称' };
  if (nickname.length > MOST_LETTERS) return { kind: 'refused', reason: `昵称最多 ${MOST_LETTERS} 个字` };
  return { kind: 'nickname', nickname };
};
