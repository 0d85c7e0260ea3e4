/** Does something as soon as a condition holds; looking out for that keeps no process alive. */
export function once(condition: () => boolean, action: () => unknown): void {
  const timer = setInterval(() => {
    if (!condition()) return
    clearInterval(timer)
    void action()
  }, 5)
  timer.unref()
}
