package ledger.api.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The ledger with a certificate and a key of its own, as docs/operating.md shows it. */
class TlsTest extends OverHttp {

    private static final char[] PASSWORD_OF_STORE = "changeit".toCharArray();

    @TempDir
    private static Path files;

    private static Certificate certificate;

    @Autowired
    private Environment environment;

    @DynamicPropertySource
    static void bundle(DynamicPropertyRegistry properties)
            throws IOException, InterruptedException, GeneralSecurityException {
        var store = files.resolve("store.p12");
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var made = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "ledger",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "changeit")
                .inheritIO()
                .start()
                .waitFor();
        assertThat(made).isZero();
        var keys = KeyStore.getInstance(store.toFile(), PASSWORD_OF_STORE);
        certificate = keys.getCertificate("ledger");
        pem("ledger.crt", "CERTIFICATE", certificate.getEncoded());
        pem(
                "ledger.key",
                "PRIVATE KEY",
                keys.getKey("ledger", PASSWORD_OF_STORE).getEncoded());
        properties.add(
                "spring.ssl.bundle.pem.ledger.keystore.certificate",
                () -> files.resolve("ledger.crt").toString());
        properties.add(
                "spring.ssl.bundle.pem.ledger.keystore.private-key",
                () -> files.resolve("ledger.key").toString());
        properties.add("server.ssl.bundle", () -> "ledger");
    }

    @Test
    void pages_and_programs_read_over_https_and_browsers_are_told_to_stay_there()
            throws IOException, InterruptedException, GeneralSecurityException {
        var answer = trusting().send(request(), BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Strict-Transport-Security"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("max-age=31536000"));
        assertThat(answer.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
    }

    @Test
    void who_does_not_know_the_certificate_does_not_talk_and_plain_text_is_not_answered() {
        assertThatThrownBy(() -> HttpClient.newHttpClient().send(request(), BodyHandlers.ofString()))
                .isInstanceOf(SSLHandshakeException.class);
        assertThat(answer(nobody("/api/v1/plans/P")).statusCode()).isEqualTo(400);
    }

    private HttpRequest request() {
        var credentials = Base64.getEncoder().encodeToString(("kiemtoan:" + PASSWORD).getBytes(UTF_8));
        var port = environment.getProperty("local.server.port");
        return HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port + "/api/v1/plans/P"))
                .header("Authorization", "Basic " + credentials)
                .build();
    }

    private static HttpClient trusting() throws IOException, GeneralSecurityException {
        var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        trusted.setCertificateEntry("ledger", certificate);
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }

    private static void pem(String name, String what, byte[] content) throws IOException {
        var body = Base64.getMimeEncoder(64, "\n".getBytes(UTF_8)).encodeToString(content);
        Files.writeString(
                files.resolve(name), "-----BEGIN " + what + "-----\n" + body + "\n-----END " + what + "-----\n");
    }
}
