// A photo made small on the device itself: bounded by its pixels, never too narrow to be read.
const PIXELS = 3e6, NARROWEST = 720, TALL_PIXELS = 8e6, LONGEST = 16000, QUALITY = 0.82;

export function measure(width, height) {
  const wanted = Math.min(1, Math.max(Math.sqrt(PIXELS / (width * height)), NARROWEST / Math.min(width, height)));
  const scale = Math.min(wanted, Math.sqrt(TALL_PIXELS / (width * height)), LONGEST / Math.max(width, height));
  return [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
}

/** The photo as a small JPEG without where it was taken; what this browser can't draw goes as it is. */
export async function shrink(file) {
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = measure(picture.width, picture.height);
    const brush = canvas.getContext('2d', { alpha: false });
    brush.fillStyle = '#fff';
    brush.fillRect(0, 0, canvas.width, canvas.height);
    brush.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    return (await new Promise((done) => canvas.toBlob(done, 'image/jpeg', QUALITY))) || file;
  } catch (error) {
    return file;
  }
}
