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

    /// An invitation as a table shows it.
    ///
    /// @param email empty: whoever has the link says theirs
    record Invited(String id, String email, String role, String invited, String expires) {}

    List<Row> list();

    /// Those that can still be used, newest first.
    List<Invited> invitations();

    /// @param id of an invitation
    void withdraw(String id);

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

    /// @param given an id, or an e-mail address
    /// @return the id of an invitation that can still be used
    default String invitationOf(String given) {
        return invitations().stream()
                .filter(one -> one.id().equals(given) || one.email().equalsIgnoreCase(given))
                .map(Invited::id)
                .findFirst()
                .orElseThrow(() ->
                        Failure.usage(
                                "no invitation \"%s\" (expected: as `people invitations` shows them)"
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
        public List<Invited> invitations() {
            return asked(() ->
                    server.people().invitations().stream()
                            .map(one ->
                                    new Invited(
                                            one.invitationId(),
                                            one.email() == null ? "" : one.email(),
                                            one.role().name().toLowerCase(Locale.ROOT),
                                            seconds(one.createdAt()),
                                            seconds(one.expiresAt())))
                            .toList());
        }

        @Override
        public void withdraw(String id) {
            asked(() -> {
                server.people().withdraw(id);
                return id;
            });
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
        public List<Invited> invitations() {
            return offline.credentials().book().invitations(offline.workspace()).stream()
                    .map(link ->
                            new Invited(
                                    link.id(),
                                    link.email().orElse(""),
                                    link.role().word(),
                                    seconds(link.createdAt()),
                                    seconds(link.expiresAt().orElse(null))))
                    .toList();
        }

        @Override
        public void withdraw(String id) {
            offline.credentials().book().withdraw(offline.workspace(), id);
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
