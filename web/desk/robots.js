// The robots of one unit: which app, its webhook, its signing secret.
import { html, useId } from './view.js';
import { t } from './words.js';
import { useChoices } from './choices.js';

/** People paste the whole address that the app gave them; only the key in it is kept. */
const keyIn = (text) => (/(?:[?&](?:key|access_token)=|\/hook\/)([A-Za-z0-9_-]+)/.exec(text) || [null, text.trim()])[1];

Robots.grouped = true;

export function Robots({ value = [], set, attrs }) {
  const put = (n, change) => set(value.map((robot, at) => (at === n ? { ...robot, ...change } : robot)));
  return html`<div id=${attrs.id}>${value.map((robot, n) => html`<${Robot} key=${n} n=${n} robot=${robot} put=${(change) => put(n, change)} drop=${() => set(value.filter((_, at) => at !== n))}/>`)}
    <button type="button" onClick=${() => set([...value, { kind: 'wecom', key: '' }])}>${t('添加机器人')}</button></div>`;
}

function Robot({ n, robot, put, drop }) {
  const id = useId();
  const { robots: services = [{ id: robot.kind, name: '' }] } = useChoices(['/dictionaries']);
  return html`<div class="sub"><div class="row"><label for=${`${id}-kind`}>${t('应用')}</label><select id=${`${id}-kind`} value=${robot.kind} onChange=${(event) => put({ kind: event.target.value })}>
      ${services.map(({ id: kind, name }) => html`<option key=${kind} value=${kind}>${name}</option>`)}</select>
      <button type="button" class="small end" onClick=${drop} aria-label=${t('删除第 {n} 个机器人', { n: n + 1 })}>${t('删除')}</button></div>
    <label for=${`${id}-key`}>${t('Webhook 地址或密钥')}</label><input id=${`${id}-key`} type="text" autocomplete="off" spellcheck=${false} value=${robot.key || ''} onInput=${(event) => put({ key: keyIn(event.target.value) })}/>
    ${robot.kind !== 'wecom' && html`<label for=${`${id}-secret`}>${t('加签密钥')}</label><input id=${`${id}-secret`} type="password" autocomplete="off" value=${robot.secret || ''} onInput=${(event) => put({ secret: event.target.value })}/>`}</div>`;
}
