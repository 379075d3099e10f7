// Which way up a photo was taken, for engines (before Chromium 81) that draw it as its sensor saw it.
const ORIENTATION = 0x0112;

// JPEG: marker, length, body …; the first APP1 holds EXIF: "Exif\0\0", byte order, then a list of tags.
export async function orientation(file) {
  const bytes = new DataView(await new Response(file.slice(0, 65536)).arrayBuffer());
  try {
    for (let at = 2; bytes.getUint8(at) === 0xff; at += 2 + bytes.getUint16(at + 2)) {
      if (bytes.getUint16(at) === 0xffe1) return tagged(bytes, at + 10);
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error; // past the end: no such tag
  }
  return 1;
}

function tagged(bytes, start) {
  const little = bytes.getUint16(start) === 0x4949;
  const list = start + bytes.getUint32(start + 4, little);
  for (let n = 0; n < bytes.getUint16(list, little); n += 1) {
    const tag = list + 2 + 12 * n;
    if (bytes.getUint16(tag, little) === ORIENTATION) return bytes.getUint16(tag + 8, little);
  }
  return 1;
}

// The quarter turns, clockwise; phones do not mirror.
export const quarters = (value) => ({ 3: 2, 6: 1, 8: 3 }[value] || 0);
