package dev.espalier.feedback;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Mail as hosts and people write it, about an email to Ada. The first word of a name says what it
/// is.
public final class Samples {

    /// The id of the email, as it stands in the samples.
    public static final String SEND = "snd_01kay5h2ene1x8q3v5zt7m9w2c";

    /// Its return path.
    public static final String RETURN_PATH = "bounce+TOKEN@espalier.example";

    private static final String FOLDER = "src/test/resources/dev/espalier/feedback/samples";

    private Samples() {}

    public static List<String> names() {
        var here = Path.of(FOLDER);
        var folder =
                Files.isDirectory(here) ? here : Path.of("../adapters/feedback").resolve(FOLDER);
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString().replace(".eml", ""))
                    .sorted()
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// With CR LF, as it comes over the wire.
    public static String text(String name) {
        try (var in = Samples.class.getResourceAsStream("samples/" + name + ".eml")) {
            if (in == null) {
                throw new IllegalArgumentException("no sample " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\n", "\r\n");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
