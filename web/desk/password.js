// A new password: asked for at the first sign-in, and whenever one likes.
import { html, useState, useEffect } from './view.js';
import { t } from './words.js';
import { call, Refusal } from './calls.js';
import { Form } from './form.js';

const FIELDS = [
  { name: 'old', label: '现在的密码', kind: 'password', required: true, max: 200, autocomplete: 'current-password' },
  { name: 'new', label: '新密码', kind: 'password', required: true, max: 200, autocomplete: 'new-password', help: '至少 10 位；含字母、数字、符号中的两种时至少 8 位。不要用姓名、单位、县名加数字。' },
  { name: 'again', label: '再填一次新密码', kind: 'password', required: true, max: 200, autocomplete: 'new-password' },
];

export function PasswordForm({ done, cancel }) {
  const [values, setValues] = useState({});
  const send = async () => {
    if (values.new !== values.again) throw new Refusal(422, { errors: [{ field: 'again', message: t('两次填的新密码不一样。') }] });
    await call('/password', { method: 'POST', body: { old: values.old, new: values.new } });
    await done();
  };
  return html`<${Form} fields=${FIELDS} values=${values} change=${setValues} send=${send} submit=${t('更改密码')} cancel=${cancel}/>`;
}

export function Screen({ me, done }) {
  useEffect(() => { document.title = t('请先更改密码'); }, []);
  return html`<main class="door"><div class="panel"><h1>${t('请先更改密码')}</h1>
    <p>${t('{name}，您好。现在的密码是管理员设的，换成只有您知道的再开始工作。', { name: me.user.name })}</p>
    <${PasswordForm} done=${done}/></div></main>`;
}
