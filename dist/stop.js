import { stop } from './index.js'
await stop()
