// Keys of the form, a refusal that is read out where it stands, and nothing that was typed is lost unasked.
(function () {
    "use strict";

    const form = document.getElementById("entry");
    const post = document.getElementById("post");
    const refusal = document.getElementById("refusal");
    const away = document.querySelector("[data-escape]");

    let typed = false;

    if (refusal) {
        refusal.focus();
    }

    // What was wrong is not said any more of what has been changed since.
    form.addEventListener("input", function (event) {
        typed = true;
        const field = event.target.closest(".field");
        if (field && field.querySelector(".field-error")) {
            field.querySelector(".field-error").remove();
            event.target.removeAttribute("aria-invalid");
            event.target.removeAttribute("aria-describedby");
        }
    });

    form.addEventListener("htmx:afterSettle", function () {
        if (refusal) {
            refusal.hidden = document.querySelector("#effect [data-refused]") === null;
        }
    });

    form.addEventListener("submit", function () {
        typed = false;
    });

    // The browser asks in words of its own.
    window.addEventListener("beforeunload", function (event) {
        if (typed) {
            event.preventDefault();
        }
    });

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
