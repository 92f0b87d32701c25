// The bundle above is a module; this stands in the same one. Pages work without any of it.
document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();
