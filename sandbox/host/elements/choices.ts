import { closestElement, type ElementKind, elementsWithin, type HostElement } from './host-element';

const checked = (element: HostElement): boolean => element.state.checked === true;

const setChecked = (element: HostElement, on: boolean): void => {
  element.state.checked = on;
  element.dom.setAttribute('aria-checked', String(on));
};

const groupOf = (element: HostElement, tag: string): HostElement | undefined =>
  closestElement(element.dom, (candidate) => candidate.tag === tag);

const members = (group: HostElement, tag: string): HostElement[] =>
  elementsWithin(group.dom).filter((element) => element.tag === tag);

const value = (element: HostElement): string => String(element.attr('value') ?? '');

const checkedValues = (group: HostElement): string[] => members(group, 'checkbox').filter(checked).map(value);

const chosenValue = (group: HostElement): string =>
  members(group, 'radio').filter(checked).map(value)[0] ?? '';

const followAttribute: ElementKind['update'] = (element, name) => {
  if (name === 'checked') setChecked(element, element.flag('checked'));
};

export const checkbox: ElementKind = {
  update: followAttribute,
  tap: (element) => {
    if (element.flag('disabled')) return;
    setChecked(element, !checked(element));
    const group = groupOf(element, 'checkbox-group');
    group?.emit('change', { value: checkedValues(group) });
  },
};

export const radio: ElementKind = {
  update: followAttribute,
  tap: (element) => {
    if (element.flag('disabled') || checked(element)) return;
    const group = groupOf(element, 'radio-group');
    for (const other of group ? members(group, 'radio') : []) setChecked(other, false);
    setChecked(element, true);
    group?.emit('change', { value: value(element) });
  },
};

const resetMembers =
  (tag: string): NonNullable<ElementKind['reset']> =>
  (group) => {
    for (const member of members(group, tag)) setChecked(member, false);
  };

export const checkboxGroup: ElementKind = { formValue: checkedValues, reset: resetMembers('checkbox') };

export const radioGroup: ElementKind = { formValue: chosenValue, reset: resetMembers('radio') };

export const switchKind: ElementKind = {
  update: followAttribute,
  tap: (element) => {
    if (element.flag('disabled')) return;
    setChecked(element, !checked(element));
    element.emit('change', { value: checked(element) });
  },
  formValue: checked,
  reset: (element) => setChecked(element, false),
};
