/** Makes the compare page live. */
import { startCompare } from "../../client/compare.ts";

startCompare();
