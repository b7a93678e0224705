import type { ElementKind, ElementServices, HostElement } from './host-element';

const labelsIn = (element: HostElement, range: unknown): string[] => {
  const key = element.attr('range-key');
  if (!Array.isArray(range)) return [];
  return range.map((item: unknown) =>
    typeof key === 'string' && key !== '' ? String((item as Record<string, unknown>)?.[key]) : String(item),
  );
};

const labels = (element: HostElement): string[] => labelsIn(element, element.attr('range'));

/** The labels on each wheel of a multiSelector. */
const wheels = (element: HostElement): string[][] => {
  const range = element.attr('range');
  return Array.isArray(range) ? range.map((wheel: unknown) => labelsIn(element, wheel)) : [];
};

const modeOf = (element: HostElement): string => String(element.attr('mode') || 'selector');

const current = (element: HostElement): unknown =>
  element.state.value === undefined ? element.attr('value') : element.state.value;

/** Chosen by index or by label. An empty wheel stands at 0. */
const placeIn = (known: readonly string[], chosen: unknown): number => {
  const index = typeof chosen === 'string' && known.includes(chosen) ? known.indexOf(chosen) : Number(chosen);
  const isThere = Number.isInteger(index) && index >= 0 && index < Math.max(1, known.length);
  if (!isThere) throw new Error(`The picker has no entry "${String(chosen)}", only ${known.join(', ')}`);
  return index;
};

/** The value of a change event has the type the hosts give it: a selector answers with an index as a number or text. */
const normalise = (element: HostElement, mode: string, chosen: unknown): unknown => {
  if (mode === 'multiSelector')
    return wheels(element).map((wheel, column) =>
      placeIn(wheel, Array.isArray(chosen) ? (chosen[column] ?? 0) : 0),
    );
  if (mode !== 'selector') return chosen;
  const known = labels(element);
  if (known.length === 0) throw new Error(`The picker has no entry "${String(chosen)}", it is empty`);
  return placeIn(known, chosen);
};

/** Hosts tell of each wheel as it comes to rest, before anything is confirmed. */
const tellOfWheels = (element: HostElement, before: unknown, value: unknown): void => {
  if (!Array.isArray(value)) return;
  value.forEach((place: unknown, column) => {
    if (!Array.isArray(before) || Number(before[column] ?? 0) !== place)
      element.emit('columnchange', { column, value: place });
  });
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
      range:
        mode === 'selector'
          ? labels(element)
          : mode === 'multiSelector'
            ? wheels(element)
            : element.attr('range'),
      value: current(element),
    },
  });
  if (answer.choice === 'cancel') {
    element.emit('cancel', {});
    return;
  }
  const value = normalise(element, mode, answer.value ?? current(element));
  if (mode === 'multiSelector') tellOfWheels(element, current(element), value);
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
