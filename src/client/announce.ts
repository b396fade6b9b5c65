/** One polite live region for the page, for what happens without a place of its own. */

let region: HTMLElement | undefined;

/** Says something to screen readers. The same words twice are said twice. */
export function announce(words: string): void {
  if (!region?.isConnected) {
    region = document.createElement("div");
    region.className = "visually-hidden";
    region.setAttribute("role", "status");
    document.body.append(region);
  }
  const place = region;
  place.textContent = "";
  // A region that is filled in the moment it appears is not spoken.
  setTimeout(() => {
    place.textContent = words;
  }, 60);
}
