// What a server's pages and mails need: the writers, and nothing that reads a file.
export { letterForCopy } from './copy.ts'
export { letterToHtml } from './html/write.ts'
export { createPaper, type Paper, type PaperOptions } from './paper/create-paper.ts'
export type { PrintedManifest } from './paper/payload.ts'
export { withoutSubjectWord } from './phrases.ts'
export { countryCode } from './rows/countries.ts'
