// Starts the design system's own behaviour. Every page works without it.
const here = document.querySelector("script[data-design-system]");
if (here) {
  const designSystem = await import(here.dataset.designSystem);
  document.documentElement.classList.add("js-enabled");
  designSystem.default.initAll();
}
const summary = document.getElementById("error-summary");
if (summary) {
  summary.setAttribute("tabindex", "-1");
  summary.focus();
}
