// The six steps that the citizen sees too, and where the item stands on them.
import { html } from './view.js';
import { t } from './words.js';
import { fullMoment } from './moments.js';

const HERE = ['now', 'waiting', 'ended'];

export const Steps = ({ steps }) => html`<ol class="steps" aria-label=${t('办理步骤')}>${steps.map((step) => html`<${Step} key=${step.key} step=${step}/>`)}</ol>`;

const Step = ({ step }) => html`<li class=${step.state} aria-current=${HERE.includes(step.state) ? 'step' : null} title=${step.at ? fullMoment(step.at) : null}>${step.label}</li>`;
