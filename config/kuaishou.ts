/**
 * Mends `@tarojs/plugin-platform-kwai` 6.0.0 on Taro 4, which otherwise builds a blank page:
 * children without a loop around them, calls to an `xs` module that Kuaishou does not have, attributes that read
 * the parent's value, conditions without braces, and two ids on one node.
 */
interface KwaiTemplate {
  isUseXS: boolean;
  miniComponents: Record<string, Record<string, string>>;
  buildFlattenNodeAttributes(nodeName: string): string;
  modifyLoopBody(child: string, nodeName: string): string;
}

interface PluginContext {
  registerMethod(method: { name: string; fn(platform: { template: KwaiTemplate }): void }): void;
}

const isEvent = (key: string): boolean => /^(bind|on|catch)/.test(key);

/** Attributes of a flattened node: every `i.` reads the item, not only the first of an expression. */
const flattenedAttributes = (component: Record<string, string>): string =>
  Object.entries(component)
    .map(([key, value]) => {
      const text = isEvent(key) ? value : `{{${value.replace(/\bi\./g, 'item.')}}}`;
      return `${key}="${text}"`;
    })
    .concat('data-sid="{{item.sid}}"')
    .join(' ');

/** Taro 4 writes the loop on the child that a flattened body replaces, so the body brings its own. */
const inLoop = (body: string): string => `<block ks:for="{{i.cn}}" ks:key="sid">\n${body}\n</block>`;

const mendMarkup = (markup: string): string =>
  markup
    .replace(/ks:(if|elif)="(item\.[^"{}]+)"/g, 'ks:$1="{{$2}}"')
    .replace(/id="\{\{item\.uid\}\}"/g, '')
    .replace(/data-sid="\{\{item\.sid\}\}"/g, 'id="{{item.uid||item.sid}}" data-sid="{{item.sid}}"')
    .replace(/ks:key="uid"/g, 'ks:key="sid"')
    .replace(/\bi\.cn\[index\]\.v\b/g, 'item.v');

export const mendKwaiTemplate = (template: KwaiTemplate): void => {
  template.isUseXS = false;
  template.buildFlattenNodeAttributes = (nodeName) =>
    flattenedAttributes(template.miniComponents[nodeName] ?? {});
  const modifyLoopBody = template.modifyLoopBody.bind(template);
  template.modifyLoopBody = (child, nodeName) => {
    const body = modifyLoopBody(child, nodeName);
    return body === child ? child : inLoop(mendMarkup(body));
  };
};

export default (ctx: PluginContext): void => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn: (platform) => mendKwaiTemplate(platform.template),
  });
};
