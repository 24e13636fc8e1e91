/**
 * What somebody may read who never enters the workspace: the pages of letters, of signing and of what mails lead to, their
 * refusals, and the mails to signatories. These words exist in all 24 languages, the others in those of the workspace. This
 * is the one list of them, by how their keys begin (rule G160).
 */
const spoken: readonly string[] = [
  'page.',
  'mail.',
  'problems.form-',
  ...below('problems', [
    'malformed',
    'not-found',
    'conflict',
    'foreign-origin',
    'too-large',
    'too-many-requests',
    'link-used-or-expired',
    'invitation-used-or-expired',
    'not-in-this-stage',
    'request-lapsed',
    'not-published',
    'under-embargo',
    'hard-deadline-passed',
    'already-signed',
    'organisation-signed',
    'server-error',
  ]),
]

/** Mails to people of the workspace, and the words that only these say. */
const kept: readonly string[] = below('mail', [
  ...['signIn', 'invitation', 'request', 'requestFacts', 'digest', 'need', 'role', 'action'],
  ...['approvalAsked', 'reviewAsked', 'approvalReminder', 'conditionSet', 'approvalRefused', 'conditionMet', 'conditionNotMet', 'calendar'],
])

function below(section: string, names: readonly string[]): readonly string[] {
  return names.map((name) => `${section}.${name}.`)
}

/** Whether a message, by its whole key, is one that every reader is told in their own language. */
export const isPublicWord = (key: string): boolean =>
  spoken.some((section) => key.startsWith(section)) && !kept.some((section) => key.startsWith(section))
