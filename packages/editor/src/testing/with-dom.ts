import { installDom } from './dom.ts'

// Imported first, before whatever asks at import time whether there is a window.
installDom()
