/** What every page runs. */
import { startCopy } from "../../client/copy.ts";

startCopy();
