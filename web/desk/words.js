// Chinese is the source text; English is a table that only its readers download.
const KEY = 'desk.language';
let english = null;

export const language = () => (english ? 'en' : 'zh-CN');

export function t(text, facts) {
  const found = (english && english[text]) || text;
  return facts ? found.replace(/\{(\w+)\}/g, (_, name) => facts[name]) : found;
}

export async function learnLanguage() {
  if (remembered() === 'en') english = (await import('./english.js')).english;
  document.documentElement.lang = language();
}

export function switchLanguage() {
  localStorage.setItem(KEY, english ? 'zh-CN' : 'en');
  location.reload();
}

function remembered() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null; // storage is closed in some private windows
  }
}
