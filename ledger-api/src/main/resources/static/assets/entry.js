// Keys of the form, and a refusal that is read out where it stands.
(function () {
    "use strict";

    const form = document.getElementById("entry");
    const refusal = document.getElementById("refusal");
    const away = document.querySelector("[data-escape]");

    if (refusal) {
        refusal.focus();
    }

    form.addEventListener("keydown", function (event) {
        if (event.key === "Enter" && event.ctrlKey && !event.isComposing) {
            event.preventDefault();
            form.requestSubmit(form.querySelector("button[value=POST]"));
        }
    });

    document.addEventListener("keydown", function (event) {
        if (event.key === "Escape" && away && !document.querySelector("dialog[open], details.menu[open]")) {
            window.location.assign(away.href);
        }
    });
})();
