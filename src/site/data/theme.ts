/** Runs before the first paint: the chosen theme, and the mark that scripts run. */
export const themeSnippet: string =
  'var d=document.documentElement;d.dataset.js="";try{var t=localStorage.getItem("zooboard:theme");if(t==="light"||t==="dark")d.dataset.theme=t}catch(e){}';
