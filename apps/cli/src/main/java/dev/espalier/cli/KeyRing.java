package dev.espalier.cli;

import dev.espalier.access.Scope;
import dev.espalier.server.Offline;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The keys of one workspace, wherever they are.
sealed interface KeyRing extends AutoCloseable {

    /// @return the key itself
    String create(String name, Set<Scope> scopes);

    List<Row> list();

    void revoke(String id);

    @Override
    void close();

    /// A key as a table shows it.
    record Row(
            String id, String name, String begins, String scopes, String made, String revoked) {}

    private static String word(Scope scope) {
        return scope.name().toLowerCase(Locale.ROOT);
    }

    /// Through the API.
    record OfServer(Remote server) implements KeyRing {

        @Override
        public String create(String name, Set<Scope> scopes) {
            var body = Map.of("name", name, "scopes", scopes.stream().map(KeyRing::word).toList());
            return server.send("POST", "/keys", body).path("rawKey").asString("");
        }

        @Override
        public List<Row> list() {
            var rows = new ArrayList<Row>();
            for (var key : server.get("/keys").path("data")) {
                var scopes = new ArrayList<String>();
                key.path("scopes").forEach(scope -> scopes.add(scope.asString("")));
                rows.add(
                        new Row(
                                key.path("keyId").asString(""),
                                key.path("name").asString(""),
                                key.path("keyPrefix").asString(""),
                                String.join(",", scopes),
                                seconds(key.path("createdAt").asString("")),
                                seconds(key.path("revokedAt").asString(""))));
            }
            return rows;
        }

        private static String seconds(String instant) {
            return instant.replaceAll("\\.[0-9]+Z$", "Z");
        }

        @Override
        public void revoke(String id) {
            server.delete("/keys/" + URLEncoder.encode(id, StandardCharsets.UTF_8));
        }

        @Override
        public void close() {}
    }

    /// Straight from the database.
    record OfDatabase(Offline offline) implements KeyRing {

        @Override
        public String create(String name, Set<Scope> scopes) {
            return offline.access().create(offline.workspace(), name, scopes).text();
        }

        @Override
        public List<Row> list() {
            return offline.access().list(offline.workspace()).stream()
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
                                            .map(at -> at.truncatedTo(ChronoUnit.SECONDS).toString())
                                            .orElse("")))
                    .toList();
        }

        @Override
        public void revoke(String id) {
            offline.access().revoke(offline.workspace(), id);
        }

        @Override
        public void close() {
            offline.close();
        }
    }
}
