/** Decides about one call: run it, refuse it, or hand out another's promise. */
export type Rule = <R>(call: () => Promise<R>) => Promise<R>;

type AsyncMethod<A extends unknown[], R> = (...args: A) => Promise<R>;

/** One rule in two shapes: around a function, or on a method (legacy TypeScript and Babel decorators). */
export interface Guard {
  <A extends unknown[], R>(fn: AsyncMethod<A, R>): AsyncMethod<A, R>;
  <A extends unknown[], R>(
    target: object,
    key: string | symbol,
    descriptor: TypedPropertyDescriptor<AsyncMethod<A, R>>,
  ): void;
}

/**
 * Makes the wrapper and decorator of a rule. On methods, those of one instance that carry the same name share a rule;
 * a method's own key is its name unless one is given.
 */
export type CreateGuard = (createRule: (name: string) => Rule, name?: string) => Guard;

/**
 * One kind of guard. Around functions a `guard` shares one rule among all that it wraps, or gives each `function` its
 * own. Rules stand by their owner, then by name; an owner that is gone takes its rules along.
 */
export const createGuards = (scope: 'guard' | 'function'): CreateGuard => {
  const rules = new WeakMap<object, Map<string, Rule>>();

  return (createRule, name) => {
    const ruleOf = (owner: object, ruleName: string): Rule => {
      const owned = rules.get(owner) ?? new Map<string, Rule>();
      rules.set(owner, owned);
      const rule = owned.get(ruleName) ?? createRule(ruleName);
      owned.set(ruleName, rule);
      return rule;
    };

    function guard<A extends unknown[], R>(fn: AsyncMethod<A, R>): AsyncMethod<A, R>;
    function guard<A extends unknown[], R>(
      target: object,
      key: string | symbol,
      descriptor: TypedPropertyDescriptor<AsyncMethod<A, R>>,
    ): void;
    function guard<A extends unknown[], R>(
      target: AsyncMethod<A, R> | object,
      key: string | symbol = 'unnamed',
      descriptor?: TypedPropertyDescriptor<AsyncMethod<A, R>>,
    ): AsyncMethod<A, R> | undefined {
      const ruleName = name ?? String(key);
      if (descriptor === undefined) {
        const fn = target as AsyncMethod<A, R>;
        const rule = ruleOf(scope === 'guard' ? guard : fn, ruleName);
        return (...args) => rule(() => fn(...args));
      }
      const method = descriptor.value as AsyncMethod<A, R>;
      descriptor.value = function (this: object, ...args: A) {
        return ruleOf(this, ruleName)(() => method.apply(this, args));
      };
      return undefined;
    }
    return guard;
  };
};
