import {
  closestElement,
  type ElementKind,
  type ElementServices,
  elementOf,
  elementsWithin,
  type HostElement,
} from './host-element';

type KindOf = (element: HostElement) => ElementKind;

const named = (form: HostElement, kindOf: KindOf): HostElement[] =>
  elementsWithin(form.dom).filter((element) => kindOf(element).formValue !== undefined);

/** Sends `submit` with the values of all named fields below the form. */
export const submitForm = (form: HostElement, kindOf: KindOf): void => {
  const value: Record<string, unknown> = {};
  for (const element of named(form, kindOf)) {
    const name = element.attr('name');
    if (typeof name === 'string' && name !== '') value[name] = kindOf(element).formValue?.(element);
  }
  form.emit('submit', { value });
};

export const resetForm = (form: HostElement, kindOf: KindOf): void => {
  for (const element of named(form, kindOf)) kindOf(element).reset?.(element);
  form.emit('reset', {});
};

const controlTags = ['checkbox', 'radio', 'switch', 'button', 'input', 'textarea'];

const labelled = (label: HostElement): HostElement | undefined => {
  const wanted = label.attr('for');
  const isControl = (element: HostElement): boolean => controlTags.includes(element.tag);
  if (typeof wanted !== 'string' || wanted === '') return elementsWithin(label.dom).find(isControl);
  const page = closestElement(label.dom, (element) => element.tag === 'page')?.dom ?? label.dom.ownerDocument;
  return elementsWithin(page).find((element) => element.node.id === wanted);
};

/** A label passes its tap to the control named by `for`, or to the first one inside. */
export const createLabel = (kindOf: KindOf): ElementKind => ({
  tap: (label, services: ElementServices) => {
    const control = labelled(label);
    if (control) kindOf(control).tap?.(control, services);
  },
});

/** A button submits or resets the form around it, and runs its open-type. */
export const createButton = (kindOf: KindOf): ElementKind => ({
  swallowsTap: (button) => button.flag('disabled'),
  tap: (button, services) => {
    if (button.flag('disabled')) return;
    const form = closestElement(button.dom.parentNode, (element) => element.tag === 'form');
    const formType = button.attr('form-type');
    if (form && formType === 'submit') submitForm(form, kindOf);
    if (form && formType === 'reset') resetForm(form, kindOf);
    const openType = button.attr('open-type');
    if (typeof openType === 'string' && openType !== '') services.openType(button);
  },
});

/** The form that a node stands in, or the node itself. */
export const formAround = (dom: Node): HostElement | undefined =>
  elementOf(dom)?.tag === 'form' ? elementOf(dom) : closestElement(dom, (element) => element.tag === 'form');
