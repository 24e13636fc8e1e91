/** Loaded before the server, whose clock is then so many milliseconds ahead: a deadline comes without being waited for. */
const ahead = Number(process.env.CLOCK_AHEAD)
if (!Number.isFinite(ahead)) throw new Error('CLOCK_AHEAD is a number of milliseconds')
const clock = Date.now
Date.now = () => clock() + ahead
