export { ImportProgress } from "./import-progress"
