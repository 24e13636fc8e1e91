import { loadTranslator } from '@undersigned/i18n'
import { LANGUAGES } from '@undersigned/letter'
import { expect, test } from 'vitest'
import { proposedCover } from './cover.ts'

const mailIn = { address: 'letters@in.example.eu', host: '127.0.0.1', port: 2525 }
const mailFrom = 'Readers <letters@readers.example>'

test('G188 in every language a cover mail says where an answer arrives on this server, and speaks of other languages only where there are some', async () => {
  for (const language of LANGUAGES) {
    const { t } = await loadTranslator(language)
    const filed = (await proposedCover(language, { languages: 2, config: { mailIn, mailFrom } })).body
    const sent = (await proposedCover(language, { languages: 1, config: { mailIn: null, mailFrom } })).body
    expect(filed, language).toContain(t('mail.cover.reaches'))
    expect(filed, language).toContain(t('mail.cover.readAt', { link: '{link}' }))
    expect(filed, language).not.toContain('letters@readers.example')
    expect(sent, language).toContain(t('mail.cover.replyGoes', { address: 'letters@readers.example' }))
    expect(sent, language).toContain(t('mail.cover.readHere', { link: '{link}' }))
    expect(sent, language).not.toContain(t('mail.cover.reaches'))
    for (const body of [filed, sent])
      expect([language, body.split('\n\n').length, body.match(/\{\w+\}/g)]).toEqual([language, 4, ['{title}', '{link}', '{coalition}']])
  }
})

test('G188 no answer is promised to arrive where nobody reads', async () => {
  for (const from of ['Undersigned <no-reply@localhost>', 'noreply@letters.eu', 'Letters <do-not-reply@letters.eu>']) {
    const { body } = await proposedCover('en', { languages: 2, config: { mailIn: null, mailFrom: from } })
    expect(body).toContain('We would be grateful for your answer.\n\nYours sincerely')
  }
  const { body } = await proposedCover('en', { languages: 2, config: { mailIn: null, mailFrom: 'reply@letters.eu' } })
  expect(body).toContain('A reply to this mail goes to reply@letters.eu.')
})
