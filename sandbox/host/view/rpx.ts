/** A design of 750 rpx is as wide as the screen. */
export const rpxToPx = (styles: string, screenWidth: number): string =>
  styles.replace(/(-?\d*\.?\d+)rpx\b/g, (_match, amount: string) => {
    const px = (Number(amount) * screenWidth) / 750;
    return `${Number(px.toFixed(4))}px`;
  });
