// What the keyboard and the printer add to a page. Everything here can be done without it.
(function () {
    "use strict";

    const keys = document.getElementById("keys");

    /** Whether somebody is writing, so that single letters are theirs. */
    function writing(event) {
        const at = event.target;
        return event.isComposing || at.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(at.tagName);
    }

    function showKeys() {
        if (keys && !keys.open) {
            keys.showModal();
        }
    }

    document.querySelectorAll("[data-keys]").forEach(function (button) {
        button.hidden = false;
        button.addEventListener("click", showKeys);
    });

    document.querySelectorAll("[data-print]").forEach(function (button) {
        button.hidden = false;
        button.addEventListener("click", function () { window.print(); });
    });

    document.addEventListener("keydown", function (event) {
        const find = document.getElementById("find");
        if (event.key === "?" && !writing(event)) {
            showKeys();
        } else if (event.key.toLowerCase() === "k" && event.ctrlKey && !event.shiftKey && !event.altKey && find) {
            event.preventDefault();
            find.focus();
            find.select();
        } else if (event.key === "Escape") {
            document.querySelectorAll("details.menu[open]").forEach(function (menu) {
                menu.open = false;
                menu.querySelector("summary").focus();
            });
        }
    });

    // One menu at a time, and none that stays open behind one's back.
    document.addEventListener("click", function (event) {
        document.querySelectorAll("details.menu[open]").forEach(function (menu) {
            if (!menu.contains(event.target)) {
                menu.open = false;
            }
        });
    });
})();
