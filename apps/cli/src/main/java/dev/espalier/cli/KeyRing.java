package dev.espalier.cli;

import dev.espalier.access.Scope;
import dev.espalier.sdk.ApiKey;
import dev.espalier.sdk.Espalier;
import dev.espalier.sdk.EspalierException;
import dev.espalier.server.Offline;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The keys of one workspace, wherever they are.
sealed interface KeyRing extends AutoCloseable {

    /// @return the key itself
    String create(String name, Set<Scope> scopes);

    List<Row> list();

    void revoke(String id);

    @Override
    void close();

    /// A key as a table shows it.
    record Row(String id, String name, String begins, String scopes, String made, String revoked) {}

    private static String word(Scope scope) {
        return scope.name().toLowerCase(Locale.ROOT);
    }

    /// Through the API.
    record OfServer(Espalier server) implements KeyRing {

        @Override
        public String create(String name, Set<Scope> scopes) {
            return asked(() -> server.keys().create(name, words(scopes)).rawKey());
        }

        private static dev.espalier.sdk.Scope[] words(Set<Scope> scopes) {
            return scopes.stream()
                    .map(scope -> dev.espalier.sdk.Scope.valueOf(scope.name()))
                    .toArray(dev.espalier.sdk.Scope[]::new);
        }

        @Override
        public List<Row> list() {
            return asked(() -> server.keys().list().stream().map(OfServer::row).toList());
        }

        private static Row row(ApiKey key) {
            return new Row(
                    key.keyId(),
                    key.name(),
                    key.keyPrefix(),
                    key.scopes().stream()
                            .map(scope -> scope.name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(",")),
                    seconds(key.createdAt()),
                    seconds(key.revokedAt()));
        }

        private static String seconds(@Nullable Instant instant) {
            return instant == null ? "" : instant.truncatedTo(ChronoUnit.SECONDS).toString();
        }

        @Override
        public void revoke(String id) {
            asked(() -> {
                server.keys().revoke(id);
                return id;
            });
        }

        private <T> T asked(Supplier<T> question) {
            try {
                return question.get();
            } catch (EspalierException refused) {
                throw Connection.told(server.baseUrl(), refused);
            }
        }

        @Override
        public void close() {
            server.close();
        }
    }

    /// Straight from the database.
    record OfDatabase(Offline offline) implements KeyRing {

        @Override
        public String create(String name, Set<Scope> scopes) {
            return offline.credentials().keys().create(offline.workspace(), name, scopes).text();
        }

        @Override
        public List<Row> list() {
            return offline.credentials().keys().list(offline.workspace()).stream()
                    .map(key ->
                            new Row(
                                    key.id(),
                                    key.name(),
                                    key.prefix(),
                                    key.scopes().stream()
                                            .map(KeyRing::word)
                                            .sorted()
                                            .collect(Collectors.joining(",")),
                                    key.createdAt().truncatedTo(ChronoUnit.SECONDS).toString(),
                                    key.revokedAt()
                                            .map(at ->
                                                    at.truncatedTo(ChronoUnit.SECONDS).toString())
                                            .orElse("")))
                    .toList();
        }

        @Override
        public void revoke(String id) {
            offline.credentials().keys().revoke(offline.workspace(), id);
        }

        @Override
        public void close() {
            offline.close();
        }
    }
}
