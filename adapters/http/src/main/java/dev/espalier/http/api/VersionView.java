package dev.espalier.http.api;

import dev.espalier.engine.store.Sequences.OnPublish;
import dev.espalier.engine.store.Sequences.Version;
import dev.espalier.http.shape.Doc;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A version of a sequence on the wire.
record VersionView(
        int version,
        String definition,
        List<Map<String, Object>> triggers,
        @Doc("What happens to the people inside when it is published.") OnPublish people,
        Instant createdAt,
        @Nullable Instant publishedAt) {

    static VersionView of(Version version) {
        return new VersionView(
                version.version(),
                version.definition(),
                SequenceView.triggers(version.triggers()),
                version.people(),
                version.createdAt(),
                version.publishedAt().orElse(null));
    }
}
