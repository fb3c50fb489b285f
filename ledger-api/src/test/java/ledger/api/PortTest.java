package ledger.api;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortTest {

    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    @Test
    void a_taken_port_is_said_before_anything_is_started() throws Exception {
        int port;
        try (var taken = new ServerSocket(0, 1, HERE)) {
            port = taken.getLocalPort();
            assertThatExceptionOfType(StartupProblem.class)
                    .isThrownBy(() -> Port.mustBeFree(HERE, port))
                    .matches(problem -> problem.status() == ExitStatus.PORT_TAKEN)
                    .withMessageContaining(String.valueOf(port));
        }
        assertThatCode(() -> Port.mustBeFree(HERE, port)).doesNotThrowAnyException();
    }
}
