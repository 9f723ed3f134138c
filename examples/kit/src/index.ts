export { type Checked, CheckList } from './check-list.ts';
export { editBody, type Edit } from './edit-body.ts';
export { create, find } from './elements.ts';
export { runAddin, type RunningAddin } from './run-addin.ts';
