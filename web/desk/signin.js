// Who are you, of which county? A one-time code is asked for only where the county wants one.
import { html, useState, useEffect } from './view.js';
import { t, switchLanguage } from './words.js';
import { call, chooseCounty } from './calls.js';
import { Form } from './form.js';
import { dropOldDrafts } from './drafts.js';

const COUNTY = { name: 'county', label: '县（区）代号', kind: 'text', exact: true, required: true, max: 40, autocomplete: 'organization', help: '由本县管理员告知，例如 demo。' };
const USER = { name: 'user', label: '用户名', kind: 'text', exact: true, required: true, max: 64, autocomplete: 'username' };
const PASSWORD = { name: 'password', label: '密码', kind: 'password', exact: true, required: true, max: 200, autocomplete: 'current-password' };
const OTP = { name: 'otp', label: '动态口令', kind: 'text', exact: true, required: true, max: 12, inputmode: 'numeric', autocomplete: 'one-time-code', help: '打开身份验证器，填写 6 位数字。' };

function remember(county) {
  chooseCounty(county);
  try {
    localStorage.setItem('desk.county', county);
  } catch {
    // a private window asks for the county again next time
  }
}

/** As it is kept: half width, without blanks; keyboards add both. */
const plain = (typed) => typed.normalize('NFKC').replace(/\s/g, '');

const wantsOtp = (refusal) => Boolean(refusal.of('otp'));

export function Screen({ county, done, ended }) {
  const [values, setValues] = useState({ county: county || '' });
  const [asksCounty, setAsksCounty] = useState(!county);
  const [asksOtp, setAsksOtp] = useState(false);
  useEffect(() => { document.title = t('登录 · 码上办工作台'); dropOldDrafts(); }, []);
  const send = async () => {
    remember(plain(values.county));
    try {
      await call('/session', { method: 'POST', body: { user: plain(values.user), password: values.password, ...(values.otp && { otp: plain(values.otp) }) } });
    } catch (refusal) {
      if (refusal.status === 404) { setAsksCounty(true); refusal.errors = [{ field: 'county', message: t('没有这个县（区）代号。') }]; }
      if (wantsOtp(refusal) && !asksOtp) { setAsksOtp(true); refusal.errors = [{ field: 'otp', message: t('请填写动态口令。') }]; }
      throw refusal;
    }
    await done();
  };
  const fields = [asksCounty && COUNTY, USER, PASSWORD, asksOtp && OTP].filter(Boolean);
  return html`<main class="door"><div class="panel"><h1>${t('码上办 · 工作台')}</h1>
    ${ended && html`<p class="note" role="status">${t('登录已过期，或已在别处退出。请重新登录，登录后回到刚才的页面。')}</p>`}
    ${!asksCounty && html`<p class="row"><span>${t('县（区）代号')} <b>${values.county}</b></span><button class="small" onClick=${() => setAsksCounty(true)}>${t('更换')}</button></p>`}
    <${Form} fields=${fields} values=${values} change=${setValues} send=${send} submit=${t('登录')} kept/>
    <p class="soft">${t('忘记密码，请联系本县管理员重设。')}</p></div>
    <p><button class="quiet" lang=${t('lang') === 'en' ? 'zh-CN' : 'en'} onClick=${switchLanguage}>${t('English')}</button></p></main>`;
}
