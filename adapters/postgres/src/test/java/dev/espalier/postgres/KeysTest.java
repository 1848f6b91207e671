package dev.espalier.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.access.ApiKey;
import dev.espalier.access.Scope;
import dev.espalier.email.Sender;
import dev.espalier.engine.access.Access;
import dev.espalier.engine.access.Caller;
import dev.espalier.engine.access.FirstStart;
import dev.espalier.refusal.Refused.Invalid;
import dev.espalier.refusal.Refused.NotFound;
import dev.espalier.refusal.Refused.Unauthenticated;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeysTest extends StoreTest {

    private static final Sender SENDER = new Sender("Ada", "ada@example.test");

    @Test
    void a_key_opens_its_workspace_with_its_scopes_and_is_kept_nowhere() {
        var access = access();
        var made = access.create(workspace, "robot", Set.of(Scope.INGEST));

        var caller = access.authenticate(made.text());

        assertThat(made.text()).matches("esp_[A-Za-z0-9_-]{43}");
        assertThat(caller).isEqualTo(new Caller(workspace, made.key().id(), Set.of(Scope.INGEST)));
        assertThat(caller.may(Scope.READ)).isFalse();
        assertThat(database.one("SELECT string_agg(k::text, ' ') FROM api_key k"))
                .doesNotContain(made.text());
        assertThat(made.toString()).doesNotContain(made.text());
    }

    @Test
    void what_is_no_key_opens_nothing() {
        var text = access().create(workspace, "k", Set.of(Scope.FULL)).text();

        for (var wrong :
                List.of(
                        "",
                        "esp_",
                        text + "x",
                        text.toUpperCase(java.util.Locale.ROOT),
                        text.substring(1),
                        "x".repeat(100_000),
                        "esp_\u0000",
                        " " + text)) {
            assertThatThrownBy(() -> access().authenticate(wrong))
                    .isInstanceOf(Unauthenticated.class);
        }
    }

    @Test
    void a_revoked_key_opens_nothing_here_at_once_and_nothing_elsewhere_after_five_seconds() {
        var here = access();
        var elsewhere = access();
        var made = here.create(workspace, "k", Set.of(Scope.FULL));
        here.authenticate(made.text());
        elsewhere.authenticate(made.text());

        here.revoke(workspace, made.key().id());

        assertThatThrownBy(() -> here.authenticate(made.text()))
                .isInstanceOf(Unauthenticated.class);
        clock.pass(Duration.ofSeconds(5));
        assertThatThrownBy(() -> elsewhere.authenticate(made.text()))
                .isInstanceOf(Unauthenticated.class);
    }

    @Test
    void a_good_key_is_not_asked_for_again_within_five_seconds() {
        var access = access();
        var made = access.create(workspace, "k", Set.of(Scope.FULL));
        access.authenticate(made.text());
        database.execute("DELETE FROM api_key WHERE id = '" + made.key().id() + "'");

        clock.pass(Duration.ofMillis(4_999));
        access.authenticate(made.text());
        clock.pass(Duration.ofMillis(1));

        assertThatThrownBy(() -> access.authenticate(made.text()))
                .isInstanceOf(Unauthenticated.class);
    }

    @Test
    void keys_are_listed_newest_first_and_another_workspaces_are_not_to_be_revoked() {
        var first = access().create(workspace, "first", Set.of(Scope.READ)).key();
        clock.pass(Duration.ofSeconds(1));
        var second = access().create(workspace, "second", Set.of(Scope.READ)).key();
        int other = newWorkspace().id();

        assertThat(access().list(workspace))
                .extracting(ApiKey::id)
                .containsExactly(second.id(), first.id());
        assertThatThrownBy(() -> access().revoke(other, first.id())).isInstanceOf(NotFound.class);
        var revoked = access().revoke(workspace, first.id());
        clock.pass(Duration.ofSeconds(9));
        assertThat(access().revoke(workspace, first.id()).revokedAt())
                .isEqualTo(revoked.revokedAt())
                .isPresent();
    }

    @Test
    void a_key_needs_a_name_and_a_scope() {
        assertThatThrownBy(() -> access().create(workspace, " ", Set.of(Scope.READ)))
                .isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> access().create(workspace, "k", Set.of()))
                .isInstanceOf(Invalid.class);
    }

    @Test
    void a_first_start_on_many_nodes_makes_one_workspace_and_one_key() throws Exception {
        try (var empty = TestDatabase.create();
                var fresh = PostgresStore.open(empty.config());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls =
                    IntStream.range(0, 6)
                            .<Callable<FirstStart>>mapToObj(_ ->
                                    () ->
                                            new Access(fresh, ids, clock)
                                                    .bootstrap(Optional.empty(), SENDER))
                            .toList();
            var made = 0;
            for (var call : threads.invokeAll(calls)) {
                if (call.get()
                        instanceof FirstStart.Made(var workspace, var key, var given, var link)) {
                    made++;
                    assertThat(given).isFalse();
                    assertThat(link).hasSize(43);
                    assertThat(new Access(fresh, ids, clock).authenticate(key).workspace())
                            .isEqualTo(workspace);
                }
            }
            assertThat(made).isEqualTo(1);
            assertThat(empty.one("SELECT count(*) FROM workspace")).isEqualTo("1");
        }
    }

    @Test
    void the_operators_own_key_becomes_the_first_one_when_it_can_be_one() {
        try (var empty = TestDatabase.create();
                var fresh = PostgresStore.open(empty.config())) {
            var access = new Access(fresh, ids, clock);

            assertThatThrownBy(() -> access.bootstrap(Optional.of("short"), SENDER))
                    .isInstanceOf(Invalid.class)
                    .hasMessageNotContaining("short");
            access.bootstrap(Optional.of("operators-own-key"), SENDER);
            assertThat(access.bootstrap(Optional.of("another-key"), SENDER))
                    .isEqualTo(new FirstStart.Before());

            assertThat(access.authenticate("operators-own-key").scopes())
                    .containsExactly(Scope.FULL);
            assertThatThrownBy(() -> access.authenticate("another-key"))
                    .isInstanceOf(Unauthenticated.class);
        }
    }

    private Access access() {
        return new Access(store, ids, clock);
    }
}
