/** Where the project's own files are, from source or from an installed package. */
import { fileURLToPath } from "node:url";

export const projectRoot: string = fileURLToPath(new URL("../../", import.meta.url));
