/** The part of a browser window that the host draws into: jsdom's or a frame's. */
export interface HostWindow {
  readonly document: Document;
}
