package dev.espalier.engine.definitions;

import dev.espalier.definition.Reading;
import dev.espalier.definition.TriggersReading;
import dev.espalier.engine.store.Sequences.Version;
import dev.espalier.engine.store.Transaction;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The programs of published versions, kept. Safe for use by many threads.
public final class Programs {

    private static final int MOST_KEPT = 2_000;

    private final DefinitionSyntax syntax;
    private final Map<Key, Program> kept =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, Program> eldest) {
                    return size() > MOST_KEPT;
                }
            };

    /// One version of one sequence.
    ///
    /// @param incarnation when the sequence was created: tells it from an earlier one with the same
    ///   id
    public record Key(int workspace, String sequence, int version, Instant incarnation) {}

    public Programs(DefinitionSyntax syntax) {
        this.syntax = syntax;
    }

    /// Empty when the sequence was deleted meanwhile.
    public Optional<Program> find(Transaction tx, Key key) {
        synchronized (kept) {
            var known = kept.get(key);
            if (known != null) {
                return Optional.of(known);
            }
        }
        var read =
                tx.sequences()
                        .version(key.workspace(), key.sequence(), key.version())
                        .map(this::read);
        read.ifPresent(program -> {
            synchronized (kept) {
                kept.put(key, program);
            }
        });
        return read;
    }

    /// Reads a version that may still change, without keeping it.
    public Program read(Version version) {
        var definition =
                switch (syntax.read(version.canonical(), Optional.empty())) {
                    case Reading.Read read -> read.definition();
                    case Reading.Faulty(var issues) ->
                            throw new IllegalStateException(
                                    "version "
                                            + version.version()
                                            + " of "
                                            + version.sequence()
                                            + " no longer reads: "
                                            + issues);
                };
        var triggers =
                switch (syntax.readTriggers(version.triggers())) {
                    case TriggersReading.Read(var read) -> read;
                    case TriggersReading.Faulty(var issues) ->
                            throw new IllegalStateException(
                                    "triggers of version "
                                            + version.version()
                                            + " of "
                                            + version.sequence()
                                            + " no longer read: "
                                            + issues);
                };
        return Program.of(definition, triggers);
    }
}
