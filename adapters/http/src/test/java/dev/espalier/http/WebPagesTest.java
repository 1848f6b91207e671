package dev.espalier.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.http.page.FrontPage;
import dev.espalier.http.page.Pages;
import dev.espalier.http.web.WebPages;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A page that was built, on the class path.
class WebPagesTest extends ServerTest {

    private static final String SCRIPT = "console.log('espalier')";

    @TempDir static Path directory;

    @Override
    List<Pages> pages() {
        try {
            var web = directory.resolve("web");
            Files.createDirectories(web.resolve("assets"));
            Files.writeString(web.resolve("index.html"), "<!doctype html><title>The page</title>");
            Files.writeString(web.resolve("assets/app-1a2b3c.js"), SCRIPT);
            Files.write(web.resolve("assets/app-1a2b3c.js.gz"), compressed(SCRIPT));
            Files.writeString(directory.resolve("secret.txt"), "nobody's business");
            return List.of(new WebPages(loader(directory)), new FrontPage());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static ClassLoader loader(Path directory) throws MalformedURLException {
        return new URLClassLoader(new URL[] {directory.toUri().toURL()}, null);
    }

    private static byte[] compressed(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private HttpRequest.Builder browser(String path) {
        return to(path).header("accept", "text/html,application/xhtml+xml,*/*;q=0.8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/review", "/sequences/seq_1", "/welcome/abc-DEF_1", "/index.html"})
    void every_address_that_is_no_file_is_the_page(String path) {
        var shown = send(browser(path));

        if (path.equals("/index.html")) {
            assertThat(shown.statusCode()).isEqualTo(404);
            return;
        }
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body()).contains("The page");
        assertThat(shown.headers().firstValue("cache-control")).contains("no-cache");
        assertThat(shown.headers().firstValue("content-security-policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(shown.headers().firstValue("x-content-type-options")).contains("nosniff");
    }

    @Test
    void a_program_at_the_front_reads_plain_text_still() {
        assertThat(send(to("/").header("accept", "*/*")).body()).startsWith("Espalier\n");
    }

    @Test
    void a_built_file_is_kept_for_ever_and_comes_compressed_to_whoever_can_read_that() {
        var plain = send(to("/assets/app-1a2b3c.js"));
        var small = send(to("/assets/app-1a2b3c.js").header("accept-encoding", "gzip, br"));

        assertThat(plain.body()).isEqualTo(SCRIPT);
        assertThat(plain.headers().firstValue("content-type"))
                .contains("text/javascript; charset=utf-8");
        assertThat(plain.headers().firstValue("cache-control").orElseThrow()).contains("immutable");
        assertThat(small.headers().firstValue("content-encoding")).contains("gzip");
        assertThat(small.headers().firstValue("vary")).contains("accept-encoding");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/app-9z9z9z.js",
                "/assets/..%2f..%2fsecret.txt",
                "/..%2fsecret.txt",
                "/%2e%2e/secret.txt",
                "/assets/app-1a2b3c.js%00.txt",
                "/assets//app-1a2b3c.js",
                "/dev/espalier/http/HttpServer.class",
                "/logback.xml"
            })
    void a_file_that_is_missing_or_no_part_of_the_page_is_not_found(String path) {
        var answer = send(browser(path));

        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(answer.body()).doesNotContain("business", "The page");
    }
}
