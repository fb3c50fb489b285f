package ledger.api.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How the plan goes in. */
final class Opening {

    private static final String PLAN = "950-KH-UBND-2021";
    private static final String BUDGET_OFFICER = "taichinh";

    private final LedgerClient client;
    private final PrintStream out;

    Opening(LedgerClient client, PrintStream out) {
        this.client = client;
        this.out = out;
    }

    /** Checks the official text and confirms what was proposed; the plan's id. */
    String run() throws IOException, InterruptedException {
        out.println("1. Nhập phụ lục từ văn bản gốc / Import the appendix from its source text");
        var checked = client.upload(BUDGET_OFFICER, "imports", HalfYear.appendix());
        if (!checked.accepted()) {
            throw new IOException("POST imports: " + checked.problem());
        }
        var known = checked.body().path("status").asString("").equals("ALREADY_IMPORTED");
        var findings = checked.body().path("findings");
        out.printf(
                "   Đã kiểm tra: %d lưu ý, %d lỗi / checked: %d findings, %d errors%n",
                findings.size(), errors(findings.valueStream()), findings.size(), errors(findings.valueStream()));
        var answer = client.send(
                BUDGET_OFFICER,
                "imports/" + checked.body().path("id").asString() + "/confirmation",
                "demo-950-import",
                JsonMapper.shared().createObjectNode().put("planId", PLAN).put("acceptSuggestions", true));
        if (!answer.accepted()) {
            // Somebody may have typed the plan by hand.
            out.println("   ! " + answer.problem());
            return PLAN;
        }
        var plan = answer.body().path("id").asString();
        out.printf(
                known
                        ? "   Kế hoạch %s: %s đồng, đã có, không ghi lại / there already, not recorded again%n"
                        : "   Kế hoạch %s: %s đồng, đã ghi / recorded%n",
                plan,
                Figures.dots(answer.body().path("approvedTotal").asLong()));
        return plan;
    }

    private static long errors(Stream<JsonNode> findings) {
        return findings.filter(finding -> finding.path("severity").asString().equals("ERROR"))
                .count();
    }
}
