// Draws the tables of the page, and tells what has just been recorded. All of it can be read without.
(function () {
    "use strict";

    const page = document.querySelector(".overview");
    const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;

    /** A colour of the page, as it is now. */
    function colour(name) {
        return getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
    }

    /** Short, for charts alone: 1,69 tỷ. */
    function short(dong) {
        const billions = Math.abs(dong) >= 1e9;
        if (Math.abs(dong) < 1e6) {
            return new Intl.NumberFormat(page.dataset.language).format(dong);
        }
        const number = new Intl.NumberFormat(page.dataset.language, {maximumFractionDigits: 2})
            .format(dong / (billions ? 1e9 : 1e6));
        return (billions ? page.dataset.billion : page.dataset.million).replace("#", number).replace(" ", "\u00a0");
    }

    function full(dong) {
        return new Intl.NumberFormat(page.dataset.language).format(dong);
    }

    /** The columns that are drawn: their names, and the figures of each row; null where there is none. */
    function columns(table) {
        const heads = Array.from(table.querySelectorAll("thead th"));
        return heads.map(function (head, index) {
            return {
                key: head.dataset.series,
                name: head.textContent,
                values: Array.from(table.tBodies[0].rows, function (row) {
                    const value = row.cells[index].dataset.value;
                    return value === undefined || value === "" ? null : Number(value);
                })
            };
        }).filter(function (column) { return column.key; });
    }

    function common() {
        return {
            animation: !still,
            animationDuration: 300,
            textStyle: {fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 12, color: colour("ink")},
            legend: {
                top: 0, left: 0, itemWidth: 18, itemHeight: 9, itemGap: 14,
                selectedMode: false, textStyle: {color: colour("ink")}
            },
            tooltip: {
                // Markup would bring styles of its own, which the policy of the page forbids.
                renderMode: "richText",
                confine: true,
                trigger: "axis",
                backgroundColor: colour("paper"),
                borderColor: colour("quiet"),
                textStyle: {color: colour("ink"), fontSize: 12}
            }
        };
    }

    function axis(more) {
        return Object.assign({
            axisLine: {lineStyle: {color: colour("quiet")}},
            axisTick: {show: false},
            axisLabel: {color: colour("quiet"), hideOverlap: true},
            splitLine: {lineStyle: {color: colour("rule")}}
        }, more);
    }

    /** Where a day stands, in months from the start of the year: the end of March is 3. */
    function month(day, year) {
        const parts = day.split("-").map(Number);
        const length = new Date(Date.UTC(parts[0], parts[1], 0)).getUTCDate();
        return (parts[0] - year) * 12 + parts[1] - 1 + parts[2] / length;
    }

    function marks(table, year, last, width) {
        const found = Array.from(document.querySelectorAll("[data-before]"), function (row) {
            return {at: month(row.dataset.before, year), text: row.dataset.mark, today: false};
        });
        found.push({at: month(table.dataset.today, year), text: table.dataset.todayLabel, today: true});
        const shown = found.filter(function (mark) { return mark.at >= 0 && mark.at <= last; })
            .sort(function (one, other) { return one.at - other.at; });
        // Two that stand close together are written on the two sides of their lines.
        const near = last * 18 / width;
        return shown.map(function (mark, index) {
            const before = shown.slice(0, index).filter(function (other) { return !other.today; }).pop();
            const crowded = before !== undefined && mark.at - before.at < near;
            const place = mark.today ? "insideStartTop" : crowded ? "insideEndBottom" : "insideEndTop";
            return {
                xAxis: mark.at,
                lineStyle: {
                    color: colour(mark.today ? "accent" : "warn"),
                    type: mark.today ? "solid" : "dashed",
                    width: mark.today ? 2 : 1
                },
                label: {
                    formatter: mark.text,
                    color: colour(mark.today ? "accent" : "warn"),
                    fontWeight: mark.today ? "bold" : "normal",
                    fontSize: 11,
                    position: place,
                    distance: 2
                }
            };
        });
    }

    function course(table, width) {
        const year = Number(table.dataset.year);
        const rows = Array.from(table.tBodies[0].rows);
        const at = rows.map(function (row) { return month(row.dataset.day, year); });
        const last = at[at.length - 1];
        const today = month(table.dataset.today, year);
        const styles = {
            planned: {color: colour("quiet"), type: "dashed", width: 1.5},
            committed: {color: colour("midway"), width: 2.5},
            disbursed: {color: colour("accent"), width: 2.5}
        };
        function reached(index) {
            return today > (at[index - 1] || 0) && today < at[index] ? today : at[index];
        }
        const option = common();
        option.grid = {left: 4, right: 24, top: 34, bottom: 4, containLabel: true};
        option.xAxis = axis({
            type: "value", min: 0, max: last, interval: 1, splitLine: {show: false},
            axisLabel: {
                color: colour("quiet"), hideOverlap: true,
                formatter: function (value) {
                    const row = rows[at.indexOf(value)];
                    return row ? row.dataset.day.split("-").slice(1).reverse().map(Number).join("/") : "";
                }
            }
        });
        option.yAxis = axis({type: "value", axisLabel: {color: colour("quiet"), formatter: short}});
        option.tooltip.formatter = function (points) {
            const row = rows[points[0].value[2]];
            return [row.cells[0].textContent].concat(points.map(function (point) {
                return point.seriesName + ": " + full(point.value[1]);
            })).join("\n");
        };
        option.series = columns(table).map(function (column) {
            return {
                type: "line",
                // Said, because a point that is pointed at has none of its own and the browser is told of it.
                zlevel: 0,
                name: column.name,
                color: styles[column.key].color,
                lineStyle: styles[column.key],
                symbol: column.key === "planned" ? "none" : "circle",
                symbolSize: 5,
                // The month under way ends today, as far as facts go.
                data: column.values.map(function (value, index) {
                    return [column.key === "planned" ? at[index] : reached(index), value, index];
                }).filter(function (point) { return point[1] !== null; }),
                markLine: column.key !== "planned" ? undefined
                    : {silent: true, symbol: "none", animation: false, data: marks(table, year, last, width - 90)}
            };
        });
        return option;
    }

    function bars(table, width) {
        const names = Array.from(table.tBodies[0].rows, function (row) { return row.dataset.name; });
        const fills = {
            disbursed: colour("accent"), committed: colour("accent-soft"), left: colour("track"), other: colour("warn-soft")
        };
        const option = common();
        option.grid = {left: 4, right: 30, top: width < 480 && columns(table).length > 3 ? 54 : 34, bottom: 4, containLabel: true};
        option.yAxis = axis({
            type: "category", inverse: true, data: names,
            axisLabel: {color: colour("ink"), width: Math.min(150, width / 3), overflow: "break", lineHeight: 15}
        });
        option.xAxis = axis({
            type: "value", splitNumber: 4, axisLabel: {color: colour("quiet"), formatter: short, hideOverlap: true}
        });
        option.tooltip.axisPointer = {type: "none"};
        option.tooltip.formatter = function (points) {
            // What is not markup does not wrap.
            const title = table.tBodies[0].rows[points[0].dataIndex].cells[0].textContent;
            const most = Math.floor(width / 9);
            return [title.length > most ? title.slice(0, most - 1).trim() + "…" : title].concat(points.map(function (point) {
                return point.seriesName + ": " + full(point.value);
            })).join("\n");
        };
        option.series = columns(table).map(function (column) {
            return {
                type: "bar", stack: "all", name: column.name, barMaxWidth: 22,
                itemStyle: {color: fills[column.key], borderColor: colour("quiet"), borderWidth: .5},
                data: column.values
            };
        });
        return option;
    }

    function draw(place) {
        const table = document.getElementById(place.dataset.table);
        const drawn = columns(table);
        const nothing = drawn.every(function (column) {
            return column.values.every(function (value) { return !value; });
        });
        if (nothing) {
            return;
        }
        place.hidden = false;
        if (table.dataset.chart === "bars") {
            place.style.height = 64 + 40 * table.tBodies[0].rows.length + "px";
        }
        table.closest("details").open = false;
        const chart = window.echarts.init(place, null, {renderer: "canvas"});
        function show() {
            const option = table.dataset.chart === "bars" ? bars : course;
            chart.setOption(option(table, place.clientWidth), true);
        }
        show();
        new ResizeObserver(function () {
            chart.resize();
            show();
        }).observe(place);
        window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", show);
    }

    if (window.echarts) {
        document.querySelectorAll(".chart").forEach(draw);
    }

    // On paper the tables; older browsers cannot unfold them by their style.
    window.addEventListener("beforeprint", function () {
        document.querySelectorAll(".as-table:not([open])").forEach(function (table) {
            table.open = true;
            table.dataset.folded = "";
        });
    });
    window.addEventListener("afterprint", function () {
        document.querySelectorAll(".as-table[data-folded]").forEach(function (table) {
            table.open = false;
            delete table.dataset.folded;
        });
    });

    const events = document.getElementById("events");
    const list = events.querySelector(".latest");
    const bar = events.querySelector(".live");
    const button = bar.querySelector("button");
    let last = events.dataset.after;
    let stream = null;
    let paused = false;

    function say(what) {
        bar.querySelector("[role=status]").textContent = bar.dataset[what];
    }

    function day(iso) {
        return page.dataset.language === "vi" ? iso.slice(0, 10).split("-").reverse().join("/") : iso.slice(0, 10);
    }

    function element(name, text) {
        const made = document.createElement(name);
        made.textContent = text;
        return made;
    }

    /** The same as the page writes it. */
    function item(event) {
        const made = document.createElement("li");
        const time = element("time", day(event.effectiveDate));
        time.dateTime = event.effectiveDate;
        const recorded = list.dataset.recorded.replace("#p", full(event.position))
            .replace("#t", day(event.recordedAt) + " " + event.recordedAt.slice(11, 16));
        const small = document.createElement("small");
        small.append(element("span", recorded));
        if (event.actor && event.lineCode) {
            const link = element("a", list.dataset.line.replace("#", event.lineCode));
            link.href = "/plans/" + encodeURIComponent(event.planId) + "/lines/" + encodeURIComponent(event.lineCode);
            small.append(" · ", link);
        }
        made.className = "fresh";
        made.append(time, " ", element("span", event.sentence), " ", small);
        return made;
    }

    function recorded(message) {
        last = message.lastEventId;
        const event = JSON.parse(message.data);
        if (event.planId !== events.dataset.plan) {
            return;
        }
        const none = events.querySelector(".none");
        if (none) {
            none.remove();
        }
        list.prepend(item(event));
        while (list.children.length > Number(events.dataset.most)) {
            list.lastElementChild.remove();
        }
        document.getElementById("stale").hidden = false;
    }

    function leave() {
        if (stream) {
            stream.close();
            stream = null;
        }
    }

    /** Nobody looks at a hidden page, and a browser has few connections. */
    function follow() {
        leave();
        if (paused || document.hidden) {
            return;
        }
        stream = new EventSource(events.dataset.stream + "?after=" + encodeURIComponent(last));
        stream.addEventListener("recorded", recorded);
        stream.addEventListener("open", function () { say("live"); });
        stream.addEventListener("error", function () {
            if (stream && stream.readyState === EventSource.CLOSED) {
                say("lost");
                // There was no place, or whoever looks was signed out: a browser asks again by itself only after a lost line.
                setTimeout(follow, 30000);
            }
        });
    }

    bar.hidden = false;
    button.addEventListener("click", function () {
        paused = !paused;
        button.textContent = paused ? button.dataset.goOn : button.dataset.pause;
        follow();
        say(paused ? "paused" : "live");
    });
    document.addEventListener("visibilitychange", follow);
    window.addEventListener("pagehide", leave);
    window.addEventListener("pageshow", function (shown) {
        if (shown.persisted) {
            follow();
        }
    });
    follow();
})();
