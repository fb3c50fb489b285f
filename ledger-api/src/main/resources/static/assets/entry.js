// Keys of the form, and a refusal that is read out where it stands.
(function () {
    "use strict";

    const form = document.getElementById("entry");
    const post = document.getElementById("post");
    const refusal = document.getElementById("refusal");
    const away = document.querySelector("[data-escape]");

    if (refusal) {
        refusal.focus();
    }

    form.addEventListener("keydown", function (event) {
        if (event.key !== "Enter" || event.isComposing) {
            return;
        }
        if (event.ctrlKey) {
            event.preventDefault();
            form.requestSubmit(post);
        } else if (event.target.matches("input, select")) {
            event.preventDefault();
            next(event.target).focus();
        }
    });

    // Who keys in figures ends each with Enter: it leads on, and nothing is recorded before the button is reached.
    function next(field) {
        const fields = Array.from(form.querySelectorAll("input:not([type=hidden]), select"));
        return fields.slice(fields.indexOf(field) + 1).find((one) => one.checkVisibility()) || post;
    }

    form.addEventListener("htmx:afterRequest", function (event) {
        document.getElementById("signed-out").hidden = event.detail.xhr.status !== 401;
    });

    document.addEventListener("keydown", function (event) {
        if (event.key === "Escape" && away && !document.querySelector("dialog[open], details.menu[open]")) {
            window.location.assign(away.href);
        }
    });
})();
