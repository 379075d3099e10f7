// In a list of tasks: which of them make a matter stand there, and by when.
import { html } from './view.js';
import { Due } from './marks.js';

export const Screen = ({ tasks }) => html`<ul class="owed">${tasks.map((task) => html`<li key=${task.id} class="row"><b>${task.label}</b><span class="status">${task.state_label}</span>${task.colour && html`<${Due} item=${task}/>`}</li>`)}</ul>`;
