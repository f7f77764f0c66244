// Look again every few seconds and show how far the work is; once it is over, show the whole page anew.
const shown = document.querySelector("[data-progress]");
const pause = Number(shown.dataset.progress) * 1000;

async function look() {
  if (document.hidden) return setTimeout(look, pause);
  const answer = await fetch(location.pathname, { redirect: "error" }).catch(() => null);
  if (!answer || !answer.ok) return setTimeout(look, pause * 4);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const now = page.querySelector("[data-progress]");
  if (!now || !now.dataset.progress) return location.reload();
  shown.replaceChildren(...now.childNodes);
  document.title = page.title;
  setTimeout(look, pause);
}

setTimeout(look, pause);
