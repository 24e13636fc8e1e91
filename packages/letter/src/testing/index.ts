export { aLetter, anyContent, anyLetterText, textRun } from './letters.ts'
