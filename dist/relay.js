import { relay } from './index.js'
await relay()
