package ledger.api;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ledger.core.plan.PlanId;

/**
 * What was asked on the command line.
 *
 * @param port the port to answer on, 0 for any free one
 * @param properties the options as properties of the application
 */
record CommandLine(Command command, int port, Map<String, Object> properties) {

    enum Command {
        DEMO,
        SERVE,
        REBUILD,
        REPLAY,
        CHECKPOINT,
        ROTATE_KEY,
        HELP
    }

    static final String USAGE = """
            Sổ theo dõi cam kết chi và giải ngân ngân sách / A ledger of budget commitments and disbursements

              demo        chạy với dữ liệu mẫu của Kế hoạch 950/KH-UBND / serve with the sample plan and its facts
              serve       chạy sổ / serve the ledger
              rebuild     dựng lại các sổ đọc từ sự kiện / rebuild the registers from the events
              replay      dựng lại sổ và đối chiếu với các sổ đọc / replay the events and compare the registers
              checkpoint  ký nhật ký sự kiện ngay / sign the log now
              rotate-key  thay khóa ký, khóa cũ xác nhận khóa mới / a new signing key, which the old one vouches for
              verify      kiểm tra gói kiểm toán bằng Verify.java, không cần sổ / verify an audit bundle, without the ledger
              help        lời này / this text

              --data DIR         thư mục dữ liệu / data directory            (LEDGER_DATA, ./data)
              --port N           cổng trên 127.0.0.1 / port on 127.0.0.1     (LEDGER_PORT, 8080)
              --demo-accounts    tạo tài khoản mẫu / make the demo accounts  (LEDGER_DEMO_PASSWORD)
              --through-year-end demo đến khi khóa sổ 2021, mở 2022          (./data-year-end)
                                 / the demo closes 2021 and opens 2022
              --until WHEN       replay đến vị trí, thời điểm ghi hoặc hết một ngày
                                 / replay up to a position, an instant of recording, or the end of a day
              --redecide         replay quyết định lại mọi lệnh theo quy định của ngày đó
                                 / replay decides every command again, under the rules of its own day
              --plan ID          replay chỉ đối chiếu một kế hoạch / replay compares one plan only
              --former-key-is-lost
                                 rotate-key khi đã mất khóa cũ / rotate-key when the old key is lost

            LEDGER_DATABASE_URL: PostgreSQL bên ngoài / an external PostgreSQL, jdbc:postgresql://host/db?user=…&password=…
            """;

    private static final String THROUGH_YEAR_END = "--through-year-end";
    private static final String FORMER_KEY_IS_LOST = "--former-key-is-lost";
    private static final String REDECIDE = "--redecide";

    /**
     * Reads the arguments; the environment supplies what they leave out.
     *
     * @throws StartupProblem when a word is not understood
     */
    static CommandLine parse(List<String> arguments, Map<String, String> environment) {
        var words = new ArrayDeque<>(arguments);
        var command = command(words.isEmpty() ? "help" : words.removeFirst());
        var port = port(environment.getOrDefault("LEDGER_PORT", "8080"));
        var properties = new HashMap<String, Object>();
        while (!words.isEmpty()) {
            var word = words.removeFirst();
            switch (word.replaceFirst("=.*", "")) {
                case "--data" -> properties.put("ledger.data", valueOf(word, words));
                case "--port" -> port = port(valueOf(word, words));
                case "--demo-accounts" -> properties.put("ledger.demo-accounts", true);
                case THROUGH_YEAR_END -> throughYearEnd(command, properties, environment);
                case FORMER_KEY_IS_LOST -> formerKeyIsLost(command, properties);
                case REDECIDE -> redecided(command, properties);
                case "--until", "--plan" -> replayed(command, word, valueOf(word, words), properties);
                case "--help" -> command = Command.HELP;
                default -> throw notUnderstood(word);
            }
        }
        properties.put("server.port", port);
        properties.put(
                "ledger.command",
                switch (command) {
                    case REBUILD -> "rebuild";
                    case REPLAY -> "replay";
                    case CHECKPOINT -> "checkpoint";
                    case ROTATE_KEY -> "rotate-key";
                    case DEMO, SERVE, HELP -> "serve";
                });
        if (command == Command.DEMO) {
            properties.put("ledger.demo", true);
            properties.put("ledger.demo-accounts", true);
        }
        return new CommandLine(command, port, properties);
    }

    /** The properties in the form in which Spring Boot lets them win over every other source. */
    String[] springArguments() {
        return properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
    }

    private static Command command(String word) {
        return switch (word) {
            case "demo" -> Command.DEMO;
            case "serve" -> Command.SERVE;
            case "rebuild" -> Command.REBUILD;
            case "replay" -> Command.REPLAY;
            case "checkpoint" -> Command.CHECKPOINT;
            case "rotate-key" -> Command.ROTATE_KEY;
            case "help", "--help", "-h" -> Command.HELP;
            default -> throw notUnderstood(word);
        };
    }

    /** Keeps to a directory of its own, so that the plain demo still finds its year open. */
    private static void throughYearEnd(
            Command command, Map<String, Object> properties, Map<String, String> environment) {
        mustBe(Command.DEMO, command, THROUGH_YEAR_END);
        properties.put("ledger.demo-through-year-end", true);
        if (!environment.containsKey("LEDGER_DATA")) {
            properties.putIfAbsent("ledger.data", "data-year-end");
        }
    }

    private static void formerKeyIsLost(Command command, Map<String, Object> properties) {
        mustBe(Command.ROTATE_KEY, command, FORMER_KEY_IS_LOST);
        properties.put("ledger.checkpoints.former-key-is-lost", true);
    }

    /** What only a replay is asked; a number is a position, and what has a time of day an instant. */
    private static void replayed(Command command, String word, String value, Map<String, Object> properties) {
        mustBe(Command.REPLAY, command, word);
        try {
            if (word.startsWith("--plan")) {
                properties.put("ledger.replay.plan", new PlanId(value).value());
            } else if (value.matches("\\d{1,18}")) {
                properties.put("ledger.replay.position", Long.parseLong(value));
            } else if (value.contains("T")) {
                properties.put(
                        "ledger.replay.recorded-at",
                        OffsetDateTime.parse(value).toInstant().toString());
            } else {
                properties.put("ledger.replay.day", LocalDate.parse(value).toString());
            }
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw notUnderstood(value);
        }
    }

    private static void redecided(Command command, Map<String, Object> properties) {
        mustBe(Command.REPLAY, command, REDECIDE);
        properties.put("ledger.replay.redecide", true);
    }

    /** What only one command is asked; and whoever asks for help is helped. */
    private static void mustBe(Command wanted, Command command, String word) {
        if (command != wanted && command != Command.HELP) {
            throw notUnderstood(word);
        }
    }

    private static String valueOf(String word, Deque<String> rest) {
        var equals = word.indexOf('=');
        var value = equals >= 0 ? word.substring(equals + 1) : rest.pollFirst();
        if (value == null || value.isBlank()) {
            throw notUnderstood(word);
        }
        return value;
    }

    private static int port(String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
            throw notUnderstood(text);
        }
        return Integer.parseInt(text);
    }

    private static StartupProblem notUnderstood(String word) {
        return new StartupProblem(
                ExitStatus.USAGE,
                "Không hiểu \"%s\"; xem cách dùng: ledger help.".formatted(word),
                "\"%s\" is not understood; for the usage: ledger help.".formatted(word));
    }
}
