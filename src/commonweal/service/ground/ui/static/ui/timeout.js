// Say two minutes before, and one minute before, that the session is about to end; one press makes it last.
const MINUTE = 60_000;
const warning = document.querySelector("[data-timeout]");

if (warning) {
  const lasts = Number(warning.dataset.timeout) * 1000;
  const said = warning.querySelector("[data-minutes]");
  let timers = [];

  const say = (words) => {
    said.textContent = words;
    warning.hidden = false;
  };

  const start = () => {
    timers.forEach(clearTimeout);
    warning.hidden = true;
    timers = [
      setTimeout(say, lasts - 2 * MINUTE, "2 minutes"),
      setTimeout(say, lasts - MINUTE, "1 minute"),
    ];
  };

  warning.querySelector("button").addEventListener("click", async () => {
    const answer = await fetch(warning.dataset.address, { redirect: "manual" });
    if (answer.status === 204) start();
  });
  start();
}
