/** Makes the search page live. */
import { startSearchPage } from "../../client/search-page.ts";

startSearchPage();
