// The doors to what an administrator keeps (a phone has no side menu).
import { html, useEffect } from './view.js';
import { t } from './words.js';
import { link } from './routes.js';
import { ADMIN } from './side.js';
import { Icon } from './icons.js';

const WHY = {
  places: '新增、停用点位，批量导入，下载海报', regions: '区划、岗位、张贴覆盖、开通范围', people: '开通账号、分配角色、重设密码', units: '承办单位和企业微信、钉钉、飞书机器人',
  rules: '哪类诉求派给哪个单位', duties: '哪件事归谁管，导入和查询', examples: '人工改派教给系统的，可撤销', county: '告知文字、热线、紧急词、工作日历', exported: '谁把哪个列表导出成了文件',
};

export function Screen() {
  useEffect(() => { document.title = t('管理'); }, []);
  return html`<header class="head"><h1>${t('管理')}</h1></header><ul class="doors panel">${ADMIN.map(([screen, name]) => html`<li key=${screen}>
    <a href=${link(screen)}><span><b>${t(name)}</b><small class="soft">${t(WHY[screen])}</small></span><${Icon} name="next"/></a></li>`)}</ul>`;
}
