package dev.espalier.http.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The files of the built page, from the class path. Kept in memory once they were asked for: they
/// are few.
final class BuiltFiles {

    static final String INDEX = "index.html";

    /// Neither above the folder, nor hidden, nor anything but plain names.
    private static final Pattern NAME =
            Pattern.compile(
                    "[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}(/[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}){0,4}");

    private static final Map<String, String> TYPES =
            Map.ofEntries(
                    Map.entry("html", "text/html; charset=utf-8"),
                    Map.entry("js", "text/javascript; charset=utf-8"),
                    Map.entry("css", "text/css; charset=utf-8"),
                    Map.entry("json", "application/json"),
                    Map.entry("webmanifest", "application/manifest+json"),
                    Map.entry("svg", "image/svg+xml"),
                    Map.entry("png", "image/png"),
                    Map.entry("ico", "image/x-icon"),
                    Map.entry("woff2", "font/woff2"),
                    Map.entry("txt", "text/plain; charset=utf-8"));

    private final ClassLoader loader;
    private final Map<String, Optional<File>> known = new ConcurrentHashMap<>();

    /// One of them. Its bytes are nobody's to change.
    static final class File {
        private final String mediaType;
        private final byte[] plain;
        private final byte @Nullable [] compressed;

        private File(String mediaType, byte[] plain, byte @Nullable [] compressed) {
            this.mediaType = mediaType;
            this.plain = plain;
            this.compressed = compressed;
        }

        String mediaType() {
            return mediaType;
        }

        byte[] plain() {
            return plain.clone();
        }

        /// With gzip; empty when there is no such file beside it.
        Optional<byte[]> compressed() {
            return compressed == null ? Optional.empty() : Optional.of(compressed.clone());
        }
    }

    BuiltFiles(ClassLoader loader) {
        this.loader = loader;
    }

    /// @param name below the folder; whatever a stranger can type
    Optional<File> find(String name) {
        var type = TYPES.get(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
        if (type == null || !NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        var found = known.get(name);
        if (found == null) {
            found = read(name).map(bytes -> new File(type, bytes, read(name + ".gz").orElse(null)));
            // What is not there is not remembered: strangers ask for many names.
            if (found.isPresent()) {
                known.put(name, found);
            }
        }
        return found;
    }

    private Optional<byte[]> read(String name) {
        try (var stream = loader.getResourceAsStream("web/" + name)) {
            return stream == null ? Optional.empty() : Optional.of(stream.readAllBytes());
        } catch (IOException failed) {
            throw new UncheckedIOException("web/" + name + ": " + failed.getMessage(), failed);
        }
    }
}
