import type { DeviceFile } from '../core/files';

const encoder = new TextEncoder();

const join = (parts: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

const contains = (bytes: Uint8Array, text: string): boolean =>
  new TextDecoder('latin1').decode(bytes).includes(text);

/** A boundary that the file does not hold by chance. */
const boundaryFor = (file: DeviceFile): string => {
  let boundary = '----simulated-host-boundary';
  while (contains(file.bytes, boundary)) boundary += '-';
  return boundary;
};

const quoted = (text: string): string => text.replace(/["\r\n]/g, (char) => encodeURIComponent(char));

/** Body of `uploadFile`: the form fields, then the file (RFC 7578). */
export const multipart = (
  field: string,
  file: DeviceFile,
  formData: Readonly<Record<string, unknown>>,
): { contentType: string; body: Uint8Array } => {
  const boundary = boundaryFor(file);
  const parts: Uint8Array[] = [];
  for (const [name, value] of Object.entries(formData)) {
    const head = `--${boundary}\r\ncontent-disposition: form-data; name="${quoted(name)}"\r\n\r\n`;
    parts.push(encoder.encode(`${head}${String(value)}\r\n`));
  }
  const disposition = `form-data; name="${quoted(field)}"; filename="${quoted(file.name)}"`;
  const head = `--${boundary}\r\ncontent-disposition: ${disposition}\r\ncontent-type: ${file.type}\r\n\r\n`;
  parts.push(encoder.encode(head), file.bytes, encoder.encode(`\r\n--${boundary}--\r\n`));
  return { contentType: `multipart/form-data; boundary=${boundary}`, body: join(parts) };
};
