// The bundle above is a module; this stands in the same one. Pages work without any of it.
document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();

// A page from the browser's memory has its buttons as they were left, and one that had just been
// pressed does not listen any more. A copy of it knows nothing of that.
addEventListener("pageshow", (event) => {
  if (!event.persisted) {
    return;
  }
  for (const pressed of document.querySelectorAll("[data-prevent-double-click]")) {
    const button = pressed.cloneNode(true);
    button.removeAttribute("data-govuk-button-init");
    pressed.replaceWith(button);
    new Button(button);
  }
});
