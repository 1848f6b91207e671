package dev.espalier.cli;

import dev.espalier.access.Role;
import dev.espalier.sdk.Espalier;
import dev.espalier.sdk.EspalierException;
import dev.espalier.server.Offline;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The people of one workspace, wherever they are.
sealed interface Roll extends AutoCloseable {

    /// A person as a table shows them.
    record Row(String id, String email, String name, String role, String seen, String disabled) {}

    List<Row> list();

    /// @return the link
    String invite(String email, Role role);

    /// @return the link
    String newPassword(String id);

    @Override
    void close();

    /// @param given an id, or an e-mail address
    /// @return the id
    default String idOf(String given) {
        return list().stream()
                .filter(row -> row.id().equals(given) || row.email().equalsIgnoreCase(given))
                .map(Row::id)
                .findFirst()
                .orElseThrow(() ->
                        Failure.usage(
                                "no person \"%s\" (expected: as `people list` shows them)"
                                        .formatted(given)));
    }

    private static String seconds(@Nullable Instant instant) {
        return instant == null ? "" : instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /// Through the API.
    record OfServer(Espalier server) implements Roll {

        @Override
        public List<Row> list() {
            return asked(() ->
                    server.people().list().stream()
                            .map(person ->
                                    new Row(
                                            person.personId(),
                                            person.email(),
                                            person.name(),
                                            person.role().name().toLowerCase(Locale.ROOT),
                                            seconds(person.lastSeenAt()),
                                            seconds(person.disabledAt())))
                            .toList());
        }

        @Override
        public String invite(String email, Role role) {
            return asked(() ->
                    server.people()
                            .invite(email, dev.espalier.sdk.Role.valueOf(role.name()))
                            .url());
        }

        @Override
        public String newPassword(String id) {
            return asked(() -> server.people().link(id).url());
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
    record OfDatabase(Offline offline) implements Roll {

        @Override
        public List<Row> list() {
            return offline.credentials().book().list(offline.workspace()).stream()
                    .map(person ->
                            new Row(
                                    person.id(),
                                    person.email(),
                                    person.name(),
                                    person.role().word(),
                                    seconds(person.lastSeenAt().orElse(null)),
                                    seconds(person.disabledAt().orElse(null))))
                    .toList();
        }

        @Override
        public String invite(String email, Role role) {
            return offline.credentials()
                    .book()
                    .invite(offline.workspace(), email, role, "operator")
                    .url()
                    .toString();
        }

        @Override
        public String newPassword(String id) {
            return offline.credentials()
                    .book()
                    .newPassword(offline.workspace(), id, "operator")
                    .url()
                    .toString();
        }

        @Override
        public void close() {
            offline.close();
        }
    }
}
