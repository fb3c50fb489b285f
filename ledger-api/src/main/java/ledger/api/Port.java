package ledger.api;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** The port that the ledger answers on. */
final class Port {

    private Port() {}

    /** Looks before the database is started: a second start by mistake should disturb nothing. */
    static void mustBeFree(InetAddress address, int port) {
        try (var probe = new ServerSocket(port, 1, address)) {
            probe.setReuseAddress(true);
        } catch (IOException occupied) {
            throw taken(port);
        }
    }

    static StartupProblem taken(int port) {
        return new StartupProblem(
                ExitStatus.PORT_TAKEN,
                "Cổng %d đang có chương trình khác dùng (hoặc không được phép mở); chọn cổng khác bằng --port."
                        .formatted(port),
                "Port %d is in use (or may not be opened); choose another one with --port.".formatted(port));
    }
}
