/** The theme: as the system has it, light, or dark. The choice is kept in the browser and shared by all tabs. */

const key = "zooboard:theme";
type Theme = "system" | "light" | "dark";

/**
 * To be run in the head, before anything is painted: sets `data-theme` as chosen, and `data-js` so that styles can
 * tell that scripts run. Without a choice there is no `data-theme` and the system decides.
 */
export const themeSnippet: string = `var d=document.documentElement;d.dataset.js="";try{var t=localStorage.getItem("${key}");if(t==="light"||t==="dark")d.dataset.theme=t}catch(e){}`;

/** Fills `[data-theme-switch]` with a choice of theme. */
export function startTheme(): void {
  const place = document.querySelector("[data-theme-switch]");
  if (!place) return;
  const options = (["system", "light", "dark"] as const).map(
    (theme) => `<option value="${theme}">${theme[0]!.toUpperCase()}${theme.slice(1)}</option>`,
  );
  place.innerHTML = `<label><span class="visually-hidden">Theme</span><select>${options.join("")}</select></label>`;
  const select = place.querySelector("select")!;
  const reflect = (): void => {
    select.value = document.documentElement.dataset.theme ?? "system";
  };
  reflect();
  select.addEventListener("change", () => apply(select.value as Theme, true));
  addEventListener("storage", (event) => {
    if (event.key !== key) return;
    apply((event.newValue ?? "system") as Theme, false);
    reflect();
  });
}

function apply(theme: Theme, keep: boolean): void {
  const { dataset } = document.documentElement;
  if (theme === "light" || theme === "dark") dataset.theme = theme;
  else delete dataset.theme;
  try {
    if (keep && theme === "system") localStorage.removeItem(key);
    else if (keep) localStorage.setItem(key, theme);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
  // Canvases know no custom properties: charts listen to draw themselves anew.
  document.dispatchEvent(new CustomEvent("zooboard:theme"));
}
