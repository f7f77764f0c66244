// A button beside each code copies it; without script, or without leave to copy, the code can be selected.
document.querySelectorAll("[data-code]").forEach((code) => {
  const button = document.createElement("button");
  const said = document.createElement("span");
  button.type = "button";
  button.className = "nhsuk-button nhsuk-button--secondary nhsuk-button--small nhsuk-u-margin-bottom-0";
  button.textContent = "Copy";
  button.setAttribute("aria-label", `Copy code ${code.dataset.code}`);
  said.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(code.dataset.code);
      said.textContent = " Copied";
    } catch {
      getSelection().selectAllChildren(code);
      said.textContent = " Selected: copy it with your keyboard";
    }
  });
  code.after(" ", button, said);
});
