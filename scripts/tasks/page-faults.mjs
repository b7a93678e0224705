/**
 * Runs in the page: what of it cannot be read, tapped or seen whole. Gives one line per fault.
 */
export const pageFaults = () => {
  const faults = new Set();
  const width = document.documentElement.clientWidth;
  const smallest = 43.5;
  const isSeen = (element) => {
    const { width: wide, height } = element.getBoundingClientRect();
    return wide > 0 && height > 0 && getComputedStyle(element).visibility !== 'hidden';
  };
  const nameOf = (element) => {
    const own = element.closest('[id], [class]');
    return own === null ? element.tagName : `${own.id === '' ? '' : `#${own.id}`}.${own.classList[0] ?? ''}`;
  };
  const textOf = (element) => (element.textContent ?? '').trim().slice(0, 24);
  const report = (kind, element, more = '') =>
    faults.add(`${kind}: ${nameOf(element)} "${textOf(element)}" ${more}`.trim());

  const partsOf = (colour) => {
    const [red = 0, green = 0, blue = 0, alpha = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
    return { rgb: [red, green, blue], alpha };
  };
  const luminance = (rgb) => {
    const [red, green, blue] = rgb.map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrastOf = (one, other) => {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };
  /** What a text stands on; null where that is a picture. */
  const groundOf = (element) => {
    for (let one = element; one !== null; one = one.parentElement) {
      const style = getComputedStyle(one);
      if (style.backgroundImage !== 'none' && !one.closest('.icon')) return null;
      const { rgb, alpha } = partsOf(style.backgroundColor);
      // What shines through is taken for white, the worst there can be under a light text.
      if (alpha > 0.1) return rgb.map((part) => part * alpha + 255 * (1 - alpha));
    }
    return [255, 255, 255];
  };
  const checkText = (element) => {
    const style = getComputedStyle(element);
    const ground = groundOf(element);
    if (ground !== null && !element.closest('[class*=disabled], [class*=busy]')) {
      const ratio = contrastOf(partsOf(style.color).rgb, ground);
      const size = Number.parseFloat(style.fontSize);
      const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
      if (ratio < (isLarge ? 3 : 4.5)) report('contrast', element, `${ratio.toFixed(2)} ${style.color}`);
    }
    const { left, right } = element.getBoundingClientRect();
    if (!element.closest('[class*=scroll], taro-swiper-core') && (left < -0.5 || right > width + 0.5))
      report('cut off', element, `${Math.round(left)}..${Math.round(right)} of ${width}`);
    if (
      // What ends in an ellipsis was meant to.
      style.textOverflow !== 'ellipsis' &&
      element.scrollWidth > element.clientWidth + 1 &&
      style.overflowX === 'hidden' &&
      style.display !== 'inline'
    )
      report('shortened', element, `${element.clientWidth} of ${element.scrollWidth}`);
  };
  const checkPlaceholder = (field) => {
    if (field.placeholder === '' || field.value !== '') return;
    const ground = groundOf(field);
    const colour = partsOf(getComputedStyle(field, '::placeholder').color).rgb;
    const ratio = ground === null ? 21 : contrastOf(colour, ground);
    if (ratio < 4.5) faults.add(`contrast: placeholder "${field.placeholder}" ${ratio.toFixed(2)}`);
  };
  const isTapped = (element) => {
    const key = Object.keys(element).find((name) => name.startsWith('__reactProps'));
    return key !== undefined && typeof element[key]?.onClick === 'function';
  };

  for (const element of document.querySelectorAll('.taro_page *')) {
    const page = element.closest('.taro_page');
    if (page !== null && getComputedStyle(page).display === 'none') continue;
    if (!isSeen(element)) continue;
    const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '');
    if (hasText) checkText(element);
    if (element.tagName === 'INPUT') checkPlaceholder(element);
    if (isTapped(element)) {
      const { width: wide, height } = element.getBoundingClientRect();
      if (wide < smallest || height < smallest)
        report('small target', element, `${Math.round(wide)} x ${Math.round(height)}`);
    }
  }
  if (document.documentElement.scrollWidth > width)
    faults.add(`wider than the phone: ${document.documentElement.scrollWidth}`);
  return [...faults];
};
