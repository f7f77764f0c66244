// Keep what is typed on the server, sealed there, a few seconds after it changes; say so politely. Nothing stays in the browser.
const EVERY = 4_000;

for (const form of document.querySelectorAll("form[data-keep]")) {
  const said = form.querySelector("[data-kept]");
  const secret = form.elements.csrfmiddlewaretoken.value;
  let timer = 0;
  let sent = false;
  let last = "";

  const typed = () => {
    const words = [...new FormData(form)].filter(([name, value]) => name !== "csrfmiddlewaretoken" && typeof value === "string");
    return new URLSearchParams(words).toString();
  };
  let kept = typed();

  const tell = (status, at) => {
    if (status === 200) last = at;
    const since = last ? ` What you typed up to ${last} is kept.` : "";
    if (status === 200) said.textContent = `Saved at ${at}`;
    else if (status === 0) said.textContent = `You are signed out.${since} Send the page and sign in again to keep the rest.`;
    else if (status !== 204) said.textContent = `Not saved just now; trying again.${since}`;
  };

  const keep = async () => {
    timer = 0;
    const now = typed();
    if (sent || now === kept) return;
    const body = new URLSearchParams({ page: location.pathname, typed: now, csrfmiddlewaretoken: secret });
    try {
      const answer = await fetch(form.dataset.keep, { method: "POST", body, redirect: "manual", keepalive: true });
      if (answer.ok) kept = now;
      tell(answer.status, answer.status === 200 ? (await answer.json()).at : "");
    } catch {
      tell(-1);
      later();
    }
  };

  const later = () => {
    timer ||= setTimeout(keep, EVERY);
  };

  form.addEventListener("input", later);
  form.addEventListener("change", later);
  form.addEventListener("submit", () => {
    sent = true;
    clearTimeout(timer);
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") keep();
  });
}
