// Photos: made small and stripped of where they were taken on the phone itself, then sent ahead.
import { $, fill, h, say, t, text } from './page.js';
import { draft, newKey } from './keep.js';
import { dropBlob, keepBlob, sendAll, sweep, watch } from './uploads.js';

const MOST = 9;
const LONGEST_EDGE = 1600;
const SCREENSHOT = 4e6;
const QUALITY = 0.8;
const THUMB = 160;

export async function add(files) {
  const room = MOST - draft.photos.length;
  let [unreadable, unkept] = [0, 0];
  say($('shots-say'), '正在处理照片…');
  await sweep(); // of drafts that grew too old
  for (const file of files.slice(0, room)) {
    try {
      const photo = { id: newKey(), ...(await shrink(file)), code: draft.code };
      draft.photos.push(photo);
      if (!(await keepBlob(photo))) unkept += 1;
    } catch (error) {
      unreadable += 1; // sent as it is, it would tell where it was taken
    }
    show();
  }
  // Each of these is told, whatever else is.
  const told = [
    unkept && text('照片没有存在本机：传完以前，请不要关掉这一页'),
    files.length > room && text('最多 9 张照片，多选的 {n} 张没有加上', { n: files.length - room }),
    unreadable && text('有 {n} 张打不开：只能放照片，别的请截图再选', { n: unreadable }),
  ].filter(Boolean);
  if (told.length) fill($('shots-say'), told.map((line) => h('span', null, line, ' ')));
  await changed();
}

export function show() {
  fill($('shots'), draft.photos.map(row));
  say($('shots-say'), draft.photos.length ? '{n} 张照片，已去掉拍摄位置等信息' : '', { n: draft.photos.length });
}

function row(photo, index) {
  const number = { n: index + 1 };
  const picture = h('img', { src: photo.thumb, alt: t('照片 {n}', number) });
  const bar = h('progress', { max: 1, value: photo.key ? 1 : 0, 'aria-label': t('照片 {n} 上传进度', number) });
  watch(photo, (done) => { bar.value = done; });
  const remove = h('button', { type: 'button', 'aria-label': t('去掉照片 {n}', number), onclick: () => removed(photo) }, '×');
  return h('li', null, picture, remove, bar);
}

function removed(photo) {
  dropBlob(photo.id);
  draft.photos = draft.photos.filter((other) => other !== photo);
  show();
  changed();
  $('album').focus();
}

async function changed() {
  $('shots').dispatchEvent(new Event('photos', { bubbles: true }));
  await sendAll(draft.photos);
  $('shots').dispatchEvent(new Event('photos', { bubbles: true }));
}

async function shrink(file) {
  const { picture, turns } = await decoded(file);
  const canvas = drawn(picture, turns, scaleOf);
  const small = drawn(picture, turns, (wide, high) => THUMB / Math.max(wide, high));
  if (picture.close) picture.close();
  const thumb = small.toDataURL('image/jpeg', 0.6);
  const blob = await new Promise((done) => canvas.toBlob(done, 'image/jpeg', QUALITY));
  canvas.width = 0; // gives the memory back at once
  if (!blob) throw new Error('the photo could not be re-encoded');
  return { blob, thumb };
}

// A long screenshot of a chat is evidence only while it can be read: it is bounded by its pixels, not by its edge.
function scaleOf(wide, high) {
  const [long, short] = [Math.max(wide, high), Math.min(wide, high)];
  return long > 2.5 * short ? Math.sqrt(SCREENSHOT / (wide * high)) : LONGEST_EDGE / long;
}

function drawn(picture, turns, scaled) {
  const [wide, high] = [picture.naturalWidth || picture.width, picture.naturalHeight || picture.height];
  const scale = Math.min(1, scaled(wide, high));
  const [width, height] = [Math.round(wide * scale), Math.round(high * scale)];
  const canvas = h('canvas', turns % 2 ? { width: height, height: width } : { width, height });
  const brush = canvas.getContext('2d', { alpha: false });
  brush.translate(canvas.width / 2, canvas.height / 2);
  brush.rotate(turns * Math.PI / 2);
  brush.drawImage(picture, -width / 2, -height / 2, width, height);
  return canvas;
}

async function decoded(file) {
  try {
    return { picture: await createImageBitmap(file, { imageOrientation: 'from-image' }), turns: 0 };
  } catch (error) {
    return byElement(file); // old engines have no createImageBitmap, or refuse its options
  }
}

async function byElement(file) {
  const picture = new Image();
  picture.src = URL.createObjectURL(file);
  try {
    await picture.decode();
  } finally {
    URL.revokeObjectURL(picture.src);
  }
  if (CSS.supports('image-orientation', 'from-image')) return { picture, turns: 0 };
  const { orientation, quarters } = await import('./turned.js');
  return { picture, turns: quarters(await orientation(file)) };
}
