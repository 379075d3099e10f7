// Oneself: name, roles, language, password, the way out.
import { html, useState, useEffect } from './view.js';
import { t, switchLanguage } from './words.js';
import { signOut } from './out.js';
import { link } from './routes.js';
import { may, useHere } from './here.js';
import { PasswordForm } from './password.js';
import { ROLES } from './roles.js';

const OF_THE_DESK = [['posting', '登记张贴'], ['replies', '常用答复'], ['duties', '查权责清单']];

export function Screen() {
  const { me, leave } = useHere();
  const [changing, setChanging] = useState(false);
  const [said, say] = useState('');
  useEffect(() => { document.title = t('我的'); }, []);
  const goOut = () => signOut().then(leave);
  const changed = () => { setChanging(false); say(t('密码已更改。')); };
  return html`<header class="head"><h1>${t('我的')}</h1></header>
    <div class="panel narrow me"><dl class="facts">
      <div><dt>${t('姓名')}</dt><dd>${me.user.name}</dd></div>
      <div><dt>${t('用户名')}</dt><dd>${me.user.id}</dd></div>
      <div><dt>${t('单位')}</dt><dd>${me.user.unit ? me.user.unit.name : me.tenant.name}</dd></div>
      <div><dt>${t('角色')}</dt><dd>${me.user.roles.map((role) => t(ROLES[role] || role)).join('、')}</dd></div>
    </dl>
    <div role="status">${said && html`<p class="notice good">${said}</p>`}</div>
    ${changing ? html`<${PasswordForm} done=${changed} cancel=${() => setChanging(false)}/>` : html`<div class="choose">
      <button onClick=${() => setChanging(true)}>${t('更改密码')}</button>
      ${OF_THE_DESK.filter(([screen]) => may.enter(me, screen)).map(([screen, label]) => html`<a key=${screen} class="button" href=${link(screen)}>${t(label)}</a>`)}
      ${may.teach(me) && html`<a class="button" href=${link('examples')}>${t('改派学习')}</a>`}
      <button onClick=${switchLanguage}>${t('English')}</button>
      <button class="grave quiet" onClick=${goOut}>${t('退出登录')}</button></div>`}</div>`;
}
