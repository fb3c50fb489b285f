// Folding of the appendix, and the keys that walk its rows. Without it all rows are shown.
(function () {
    "use strict";

    const table = document.querySelector("[data-book]");
    const folding = document.querySelector("[data-folding]");
    const kept = "folded:" + table.dataset.plan;
    const rows = Array.from(table.tBodies[0].rows).filter(function (row) { return row.id; });
    const above = new Set(rows.map(function (row) { return row.dataset.above; }));
    const parents = rows.filter(function (row) { return above.has(row.id); });
    // What was sought is shown, whatever was folded before.
    const narrow = table.dataset.narrow === "true";
    const folded = new Set(narrow ? [] : remembered());

    function remembered() {
        try {
            return JSON.parse(sessionStorage.getItem(kept)) || [];
        } catch (none) {
            return [];
        }
    }

    /** Whether a row above this one is folded. */
    function hidden(row) {
        const above = row.dataset.above;
        return Boolean(above) && (folded.has(above) || hidden(document.getElementById(above)));
    }

    function show() {
        rows.forEach(function (row) { row.hidden = hidden(row); });
        parents.forEach(function (row) {
            const isFolded = folded.has(row.id);
            const button = row.querySelector(".fold-one");
            button.setAttribute("aria-expanded", String(!isFolded));
            button.setAttribute("aria-label", isFolded ? table.dataset.unfold : table.dataset.fold);
        });
        if (narrow) {
            return;
        }
        try {
            sessionStorage.setItem(kept, JSON.stringify(Array.from(folded)));
        } catch (full) {
            // It is only not remembered.
        }
    }

    function fold(row, whether) {
        if (whether) {
            folded.add(row.id);
        } else {
            folded.delete(row.id);
        }
        show();
    }

    parents.forEach(function (row) {
        const button = document.createElement("button");
        button.type = "button";
        button.className = "fold-one noprint";
        button.addEventListener("click", function () { fold(row, !folded.has(row.id)); });
        row.querySelector(".c-item").prepend(button);
    });

    document.querySelector("[data-fold-all]").addEventListener("click", function () {
        parents.forEach(function (row) { folded.add(row.id); });
        show();
    });
    document.querySelector("[data-unfold-all]").addEventListener("click", function () {
        folded.clear();
        show();
    });

    function focusable(row) {
        return row.querySelector(".c-item a, .c-item button");
    }

    function walk(from, step) {
        let at = rows.indexOf(from) + step;
        while (rows[at] && (rows[at].hidden || !focusable(rows[at]))) {
            at += step;
        }
        if (rows[at]) {
            focusable(rows[at]).focus();
        }
    }

    table.addEventListener("keydown", function (event) {
        const row = event.target.closest("tr");
        if (event.isComposing || event.ctrlKey || event.altKey || !row
                || event.target.closest("details[open], .row-menu")) {
            return;
        }
        if (event.key === "ArrowDown" || event.key === "ArrowUp") {
            walk(row, event.key === "ArrowDown" ? 1 : -1);
        } else if (parents.includes(row) && (event.key === "ArrowLeft" || event.key === "ArrowRight")) {
            fold(row, event.key === "ArrowLeft");
        } else if (event.key === "ArrowLeft" && row.dataset.above) {
            focusable(document.getElementById(row.dataset.above)).focus();
        } else {
            return;
        }
        event.preventDefault();
    });

    // One menu for all rows: it opens at the row on which something is to be recorded. Without it the link leads to the same
    // choices on a page of their own.
    const menu = document.getElementById("row-menu");
    let opener = null;

    function close(back) {
        if (opener) {
            menu.hidden = true;
            opener.setAttribute("aria-expanded", "false");
            if (back) {
                opener.focus();
            }
            opener = null;
        }
    }

    function open(link) {
        close(false);
        opener = link;
        menu.querySelectorAll("a").forEach(function (choice) {
            choice.href = choice.dataset.to + link.dataset.line + (choice.dataset.after || "");
        });
        link.after(menu);
        link.setAttribute("aria-expanded", "true");
        menu.hidden = false;
        menu.querySelector("a").focus();
    }

    if (menu) {
        table.querySelectorAll("a.do").forEach(function (link) {
            link.setAttribute("aria-haspopup", "true");
            link.setAttribute("aria-expanded", "false");
        });
        table.addEventListener("click", function (event) {
            const link = event.target.closest("a.do");
            if (link && !event.ctrlKey && !event.metaKey) {
                event.preventDefault();
                if (opener === link) {
                    close(true);
                } else {
                    open(link);
                }
            }
        });
        document.addEventListener("click", function (event) {
            if (!event.target.closest("a.do, .row-menu")) {
                close(false);
            }
        });
        menu.addEventListener("keydown", function (event) {
            const choices = Array.from(menu.querySelectorAll("a"));
            const at = choices.indexOf(document.activeElement);
            const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
            if (step) {
                choices[(at + step + choices.length) % choices.length].focus();
                event.preventDefault();
            } else if (event.key === "Escape") {
                close(true);
                event.stopPropagation();
            }
        });
    }

    // A link to a row shows it, whatever was folded.
    const meant = window.location.hash && document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
    if (meant && rows.includes(meant)) {
        for (let row = meant; row && row.dataset.above; row = document.getElementById(row.dataset.above)) {
            folded.delete(row.dataset.above);
        }
    }

    folding.hidden = parents.length === 0;
    show();
})();
