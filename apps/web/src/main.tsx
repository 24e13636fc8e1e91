import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { loadAgainWhenRenewed } from './app/renewed.ts'
import { startWords } from './app/words.ts'
import './styles/tokens.css'
import './styles/base.css'
import './styles/frame.css'
import './styles/parts.css'
import './styles/pages.css'

loadAgainWhenRenewed()
await startWords()
const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no place for the workspace')
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
