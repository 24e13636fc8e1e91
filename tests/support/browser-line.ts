import type { Page, WebSocketRoute } from '@playwright/test'

/** The line between a page and the rooms of the server; it can be cut and mended while the page is open, and over reloads. */
export interface Line {
  cut(): Promise<void>
  mend(): void
  /** The codes with which sockets were closed by the server. */
  readonly closed: readonly number[]
}

export async function lineOf(page: Page): Promise<Line> {
  let isCut = false
  const sockets = new Set<WebSocketRoute>()
  const closed: number[] = []
  await page.routeWebSocket(/\/sync\//, (socket) => {
    if (isCut) return void socket.close()
    const server = socket.connectToServer()
    sockets.add(socket)
    server.onClose((code, reason) => {
      if (code !== undefined && !isCut) closed.push(code)
      sockets.delete(socket)
      void socket.close({ ...(code !== undefined && { code }), ...(reason !== undefined && { reason }) })
    })
  })
  await page.route('**/api/tickets', (route) => (isCut ? route.abort('internetdisconnected') : route.continue()))
  return {
    cut: async () => {
      isCut = true
      await Promise.all([...sockets].map((socket) => socket.close()))
      sockets.clear()
    },
    mend: () => {
      isCut = false
    },
    closed,
  }
}
