import type { ElementKind, ElementServices, HostElement } from './host-element';

const labels = (element: HostElement): string[] => {
  const range = element.attr('range');
  const key = element.attr('range-key');
  if (!Array.isArray(range)) return [];
  return range.map((item: unknown) =>
    typeof key === 'string' && key !== '' ? String((item as Record<string, unknown>)?.[key]) : String(item),
  );
};

const modeOf = (element: HostElement): string => String(element.attr('mode') || 'selector');

const current = (element: HostElement): unknown =>
  element.state.value === undefined ? element.attr('value') : element.state.value;

/** The value of a change event has the type the hosts give it: a selector answers with an index as a number or text. */
const normalise = (element: HostElement, mode: string, chosen: unknown): unknown => {
  if (mode !== 'selector') return chosen;
  const known = labels(element);
  const index = typeof chosen === 'string' && known.includes(chosen) ? known.indexOf(chosen) : Number(chosen);
  if (!Number.isInteger(index) || index < 0 || index >= known.length) {
    throw new Error(`The picker has no entry "${String(chosen)}", only ${known.join(', ')}`);
  }
  return index;
};

const open = async (element: HostElement, services: ElementServices): Promise<void> => {
  const mode = modeOf(element);
  const answer = await services.sheets.open({
    kind: 'picker',
    title: String(element.attr('header-text') ?? ''),
    content: mode,
    choices: [
      { id: 'cancel', label: '取消' },
      { id: 'confirm', label: '确定' },
    ],
    data: {
      mode,
      range: mode === 'selector' ? labels(element) : element.attr('range'),
      value: current(element),
    },
  });
  if (answer.choice === 'cancel') {
    element.emit('cancel', {});
    return;
  }
  const value = normalise(element, mode, answer.value ?? current(element));
  element.state.value = value;
  element.emit('change', mode === 'region' ? { value, code: [], postcode: '' } : { value });
};

export const picker: ElementKind = {
  update: (element, name) => {
    if (name === 'value') element.state.value = element.attr('value');
  },
  tap: (element, services) => {
    if (element.flag('disabled')) return;
    open(element, services).catch((error: unknown) => services.report(error, 'picker'));
  },
  formValue: current,
  reset: (element) => {
    element.state.value = undefined;
  },
};
