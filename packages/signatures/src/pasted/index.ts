export { type Columns, columnsOf, type PastedField } from './columns.ts'
export { type PastedEntry, type PastedPreview, previewOf } from './preview.ts'
