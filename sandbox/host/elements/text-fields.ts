import type { ElementKind, ElementServices, HostElement } from './host-element';

type Field = HTMLInputElement | HTMLTextAreaElement;

const fields = new WeakMap<HTMLElement, Field>();

/** The document's own field inside an `input` or `textarea`. */
export const fieldOf = (element: HostElement): Field | undefined => fields.get(element.dom);

const text = (value: unknown): string => (value === undefined || value === null ? '' : String(value));

/** Longest text the field takes; the hosts' default is 140, -1 means no limit. */
export const maxLength = (element: HostElement): number => {
  const limit = Number(element.attr('maxlength') ?? 140);
  return Number.isNaN(limit) || limit < 0 ? Number.POSITIVE_INFINITY : limit;
};

const inputTypes: Readonly<Record<string, string>> = { number: 'number', digit: 'text', idcard: 'text' };

const applyAttribute = (element: HostElement, field: Field, name: string): void => {
  if (name === 'value') {
    const value = text(element.attr('value'));
    if (field.value !== value) field.value = value;
  } else if (name === 'placeholder') field.placeholder = text(element.attr('placeholder'));
  else if (name === 'disabled') field.disabled = element.flag('disabled');
  else if (name === 'focus' && element.flag('focus')) field.focus();
  else if (name === 'type' || name === 'password') {
    const type = inputTypes[text(element.attr('type'))] ?? 'text';
    if (field.tagName === 'INPUT') {
      (field as HTMLInputElement).type = element.flag('password') ? 'password' : type;
    }
  }
};

/**
 * WeChat checks a nickname after blur and tells the result. Unsafe text is cleared without an `input` event, so that
 * what `input` and `blur` told is stale; the form's value is not.
 */
const review = (element: HostElement, field: Field, services: ElementServices): void => {
  if (services.facts.name !== 'wechat' || element.attr('type') !== 'nickname') return;
  services.timers.setTimeout(() => {
    const result = services.faults.settings().nicknameReview;
    if (result === 'unsafe') field.value = '';
    element.emit('nicknamereview', { pass: result === 'pass', timeout: result === 'timeout' });
    services.changed('nickname review');
  }, 0);
};

const listen = (element: HostElement, field: Field, services: ElementServices): void => {
  const cursor = (): number => field.value.length;
  field.addEventListener('input', () => {
    element.emit('input', { value: field.value, cursor: cursor(), keyCode: 0 });
    services.changed('input');
  });
  field.addEventListener('focus', () => element.emit('focus', { value: field.value, height: 0 }));
  field.addEventListener('blur', () => {
    element.emit('blur', { value: field.value, cursor: cursor() });
    review(element, field, services);
  });
  field.addEventListener('keydown', (event) => {
    if ((event as KeyboardEvent).key === 'Enter' && field.tagName === 'INPUT') {
      element.emit('confirm', { value: field.value });
    }
  });
};

const fieldKind = (tag: 'input' | 'textarea'): ElementKind => ({
  create: (element, services) => {
    const field = element.dom.ownerDocument.createElement(tag) as Field;
    fields.set(element.dom, field);
    element.dom.appendChild(field);
    listen(element, field, services);
  },
  update: (element, name) => {
    const field = fieldOf(element);
    if (field) applyAttribute(element, field, name);
  },
  tap: (element) => fieldOf(element)?.focus(),
  formValue: (element) => fieldOf(element)?.value ?? '',
  reset: (element) => {
    const field = fieldOf(element);
    if (field) field.value = '';
  },
});

export const input = fieldKind('input');
export const textarea = fieldKind('textarea');
