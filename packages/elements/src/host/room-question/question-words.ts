import type { UserQuestion } from '../session.ts';

/** How a question reads. The words of an add-in stand apart from the host's. */
export interface QuestionWords {
  /** The fact, in the host's words. */
  readonly title: string;
  /** In the words of the add-in, or what went wrong with it. */
  readonly text: string;
  /** The text is the add-in's. */
  readonly isQuoted: boolean;
  readonly yes: string;
  readonly no: string;
}

export function toQuestionWords(question: UserQuestion): QuestionWords {
  const { name } = question.addin;
  const isEdit = question.draft.edits !== undefined;
  const no = isEdit ? 'Leave it as it was' : 'Do not post';
  if (question.kind === 'confirm') {
    const yes = isEdit ? 'Change it' : 'Post it';
    return { title: `${name} asks before this is posted`, text: question.question, isQuoted: true, yes, no };
  }
  const yes = isEdit ? 'Change it unchecked' : 'Post unchecked';
  return { title: `${name} could not check this post`, text: question.reason, isQuoted: false, yes, no };
}
