package dev.espalier.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is wrong with TLS is told as that, and not tried again.
class TlsTest {

    private static final String EXPECTED =
            "(expected: https with a certificate that this Java trusts, or http where the server speaks that)";

    @TempDir private Path directory;

    private static void fails(String url, String... told) {
        try (var espalier =
                Espalier.builder()
                        .apiKey("esp_12345678")
                        .baseUrl(url)
                        .onAttempt(attempt -> assertThat(attempt.retryIn()).isNull())
                        .build()) {
            assertThatThrownBy(() -> espalier.contacts().get("con_1"))
                    .isInstanceOfSatisfying(
                            EspalierException.class,
                            failed -> {
                                assertThat(failed.code()).isEqualTo(ErrorCode.UNREACHABLE);
                                assertThat(failed).hasMessageContainingAll(told);
                            });
        }
    }

    @Test
    void https_to_a_server_that_speaks_http_is_told() throws IOException {
        try (var socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var answering =
                    Thread.ofVirtual()
                            .start(() -> {
                                try (var client = socket.accept()) {
                                    client.getInputStream().read();
                                    client.getOutputStream()
                                            .write(
                                                    "HTTP/1.1 400 Bad Request\r\n\r\n"
                                                            .getBytes(StandardCharsets.US_ASCII));
                                    client.shutdownOutput();
                                    client.getInputStream()
                                            .transferTo(java.io.OutputStream.nullOutputStream());
                                } catch (IOException hungUp) {
                                    // The client has heard enough.
                                }
                            });
            fails("https://127.0.0.1:" + socket.getLocalPort(), ": TLS: ", EXPECTED);
            answering.interrupt();
        }
    }

    @Test
    void a_certificate_that_nobody_signed_is_told() throws Exception {
        var server =
                HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(selfSigned()));
        server.start();
        try {
            fails(
                    "https://127.0.0.1:" + server.getAddress().getPort(),
                    ": TLS: ",
                    "unable to find valid certification path",
                    EXPECTED);
        } finally {
            server.stop(0);
        }
    }

    private SSLContext selfSigned() throws Exception {
        var file = directory.resolve("keys.p12");
        var keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "tls",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=localhost",
                                "-keystore",
                                file.toString(),
                                "-storepass",
                                "changeit",
                                "-storetype",
                                "PKCS12")
                        .redirectErrorStream(true)
                        .redirectOutput(directory.resolve("keytool.txt").toFile())
                        .start();
        assertThat(keytool.waitFor()).isZero();
        var keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            keys.load(in, "changeit".toCharArray());
        }
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "changeit".toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
