package dev.espalier.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.access.Role;
import dev.espalier.access.Scope;
import dev.espalier.engine.people.SignIn;
import dev.espalier.engine.people.SignedIn;
import dev.espalier.refusal.Issue;
import dev.espalier.refusal.Refused.Conflict;
import dev.espalier.refusal.Refused.Forbidden;
import dev.espalier.refusal.Refused.Invalid;
import dev.espalier.refusal.Refused.NotFound;
import dev.espalier.refusal.Refused.Unauthenticated;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SigningInTest {

    private final Hall hall = new Hall();

    @AfterEach
    void close() {
        hall.close();
    }

    @Test
    void the_first_owner_comes_in_by_the_link_that_was_printed_and_by_a_password_later() {
        assertThat(hall.signIn().link(hall.firstLink()).email()).isEmpty();

        var first = hall.ada();
        var again = hall.in(first.person(), Hall.PASSWORD);

        assertThat(first.person().email()).isEqualTo("ada@example.com");
        assertThat(hall.signIn().caller(first.secret()))
                .isEqualTo(hall.signIn().caller(again.secret()));
        assertThat(hall.signIn().caller(again.secret()).scopes()).isEqualTo(Set.of(Scope.FULL));
        assertThat(hall.everything())
                .doesNotContain(Hall.PASSWORD, first.secret(), again.secret(), hall.firstLink())
                .contains("$argon2id$");
        assertThat(first.toString()).doesNotContain(first.secret());
    }

    @Test
    void a_link_works_once_even_when_ten_open_it_at_once() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var opened =
                    threads.invokeAll(
                            IntStream.range(0, 10)
                                    .<Callable<SignedIn.In>>mapToObj(n ->
                                            () ->
                                                    hall.signIn()
                                                            .use(
                                                                    hall.firstLink(),
                                                                    n + "@example.com",
                                                                    "N",
                                                                    Hall.PASSWORD))
                                    .toList());

            assertThat(
                            opened.stream()
                                    .filter(each ->
                                            each.state()
                                                    == java.util.concurrent.Future.State.SUCCESS))
                    .hasSize(1);
        }
        assertThat(hall.book().list(hall.workspace())).hasSize(1);
        assertThatThrownBy(() -> hall.signIn().link(hall.firstLink())).isInstanceOf(NotFound.class);
    }

    @Test
    void every_fault_of_a_new_person_is_told_at_once_and_the_link_still_works() {
        assertThatThrownBy(() -> hall.signIn().use(hall.firstLink(), "nobody", " ", "short"))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        refused ->
                                assertThat(refused.issues())
                                        .extracting(Issue::path)
                                        .containsExactly("email", "name", "password"));
        for (var weak : List.of("aaaaaaaaaaaa", "ada@example.com", "x".repeat(201))) {
            assertThatThrownBy(() ->
                            hall.signIn().use(hall.firstLink(), "ada@example.com", "Ada", weak))
                    .isInstanceOf(Invalid.class);
        }

        assertThat(hall.isIn(hall.ada().secret())).isTrue();
    }

    @Test
    void an_address_is_one_persons() {
        hall.ada();
        var other = hall.book().invite(hall.workspace(), "bea@example.com", Role.VIEWER, "key_1");
        hall.invited("bea@example.com", Role.REVIEWER);

        assertThatThrownBy(() ->
                        hall.book()
                                .invite(hall.workspace(), "ADA@example.com", Role.OWNER, "key_1"))
                .isInstanceOf(Conflict.class);
        // An invitation ends the one before.
        assertThatThrownBy(() -> hall.signIn().link(Hall.secret(other)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void a_wrong_password_and_an_unknown_address_are_told_alike() {
        hall.ada();

        assertThat(hall.signIn().signIn("ada@example.com", "wrong wrong", "192.0.2.1"))
                .isEqualTo(hall.signIn().signIn("eve@example.com", "wrong wrong", "192.0.2.1"))
                .isInstanceOf(SignedIn.Wrong.class);
    }

    @Test
    void who_guesses_waits_longer_and_longer_and_many_at_once_gain_nothing() throws Exception {
        var ada = hall.ada().person();
        List<SignedIn> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var call :
                    threads.invokeAll(
                            IntStream.range(0, 40)
                                    .<Callable<SignedIn>>mapToObj(n ->
                                            () ->
                                                    hall.signIn()
                                                            .signIn(
                                                                    ada.email(),
                                                                    "guess number " + n,
                                                                    "192.0.2." + n))
                                    .toList())) {
                answers.add(call.get());
            }
        }
        assertThat(answers).filteredOn(SignedIn.Wrong.class::isInstance).hasSize(5);

        // The right one waits too; then it opens, and what was guessed is forgotten.
        assertThat(hall.signIn().signIn(ada.email(), Hall.PASSWORD, "192.0.2.1"))
                .isInstanceOf(SignedIn.Wait.class);
        hall.pass(Duration.ofSeconds(31));
        assertThat(hall.signIn().signIn(ada.email(), "wrong again", "192.0.2.1"))
                .isInstanceOf(SignedIn.Wrong.class);
        hall.pass(Duration.ofSeconds(31));
        assertThat(hall.signIn().signIn(ada.email(), Hall.PASSWORD, "192.0.2.1"))
                .isInstanceOf(SignedIn.Wait.class);
        hall.pass(Duration.ofSeconds(30));
        hall.in(ada, Hall.PASSWORD);
        assertThat(hall.signIn().signIn(ada.email(), "wrong", "192.0.2.1"))
                .isInstanceOf(SignedIn.Wrong.class);
    }

    @Test
    void one_place_that_tries_many_addresses_waits_too() {
        List<SignedIn> answers = new ArrayList<>();
        for (int n = 0; n < 52; n++) {
            answers.add(
                    hall.signIn().signIn("person" + n + "@example.com", "password1!", "192.0.2.1"));
        }

        assertThat(answers.subList(0, 50)).allMatch(SignedIn.Wrong.class::isInstance);
        assertThat(answers.subList(50, 52)).allMatch(SignedIn.Wait.class::isInstance);
        assertThat(hall.signIn().signIn("person@example.com", "password1!", "192.0.2.2"))
                .isInstanceOf(SignedIn.Wrong.class);
    }

    @Test
    void those_who_are_right_use_up_no_attempts_of_the_place_they_share() {
        var ada = hall.ada().person();

        for (int n = 0; n < 60; n++) {
            hall.in(ada, Hall.PASSWORD);
        }

        assertThat(hall.signIn().signIn("eve@example.com", "password1!", "192.0.2.1"))
                .isInstanceOf(SignedIn.Wrong.class);
    }

    @Test
    void who_gets_another_password_while_the_old_one_is_looked_at_stays_out() {
        var ada = hall.ada();
        var caller = hall.signIn().caller(ada.secret());
        var slow =
                hall.slow(() ->
                        hall.signIn()
                                .changePassword(
                                        caller, ada.secret(), Hall.PASSWORD, "a better password"));

        assertThat(slow.signIn(ada.person().email(), Hall.PASSWORD, "192.0.2.1"))
                .isInstanceOf(SignedIn.Wrong.class);
    }

    @Test
    void another_node_knows_of_an_ended_session_five_seconds_later() {
        var ada = hall.ada();
        var elsewhere = hall.elsewhere();
        elsewhere.caller(ada.secret());

        hall.signIn().signOut(ada.secret());
        hall.pass(Duration.ofSeconds(5));

        assertThatThrownBy(() -> elsewhere.caller(ada.secret()))
                .isInstanceOf(Unauthenticated.class);
    }

    @Test
    void a_session_ends_when_it_is_not_used_for_twelve_hours_and_after_a_week_anyway() {
        var used = hall.ada();
        var idle = hall.in(used.person(), Hall.PASSWORD);

        for (int hours = 0; hours < 167; hours += 11) {
            assertThat(hall.isIn(used.secret())).as("after %s h", hours).isTrue();
            hall.pass(Duration.ofHours(11));
            if (hours == 11) {
                assertThat(hall.isIn(idle.secret())).isFalse();
            }
        }

        hall.pass(SignIn.LONGEST.minusHours(165));
        assertThat(hall.isIn(used.secret())).isFalse();
    }

    @Test
    void signing_out_ends_that_session_alone_and_at_once() {
        var one = hall.ada();
        var other = hall.in(one.person(), Hall.PASSWORD);
        assertThat(hall.isIn(one.secret())).isTrue();

        hall.signIn().signOut(one.secret());
        hall.signIn().signOut("whatever a stranger types");

        assertThat(hall.isIn(one.secret())).isFalse();
        assertThat(hall.isIn(other.secret())).isTrue();
    }

    @Test
    void a_new_password_ends_all_other_sessions() {
        var here = hall.ada();
        var there = hall.in(here.person(), Hall.PASSWORD);
        var caller = hall.signIn().caller(here.secret());
        assertThat(hall.isIn(there.secret())).isTrue();

        assertThatThrownBy(() ->
                        hall.signIn()
                                .changePassword(
                                        caller, here.secret(), "wrong", "a better password"))
                .isInstanceOf(Invalid.class);
        hall.signIn().changePassword(caller, here.secret(), Hall.PASSWORD, "a better password");

        assertThat(hall.isIn(here.secret())).isTrue();
        assertThat(hall.isIn(there.secret())).isFalse();
        assertThat(hall.signIn().signIn("ada@example.com", Hall.PASSWORD, "192.0.2.1"))
                .isInstanceOf(SignedIn.Wrong.class);
        hall.in(here.person(), "a better password");
    }

    @Test
    void who_forgot_their_password_chooses_another_by_a_link_that_ends_every_session() {
        var ada = hall.ada();
        var link =
                Hall.secret(hall.book().newPassword(hall.workspace(), ada.person().id(), "key_1"));
        assertThat(hall.isIn(ada.secret())).isTrue();

        var again = hall.signIn().use(link, null, null, "another password");

        assertThat(hall.isIn(ada.secret())).isFalse();
        assertThat(hall.isIn(again.secret())).isTrue();
        assertThat(again.person().id()).isEqualTo(ada.person().id());
        assertThatThrownBy(() -> hall.signIn().use(link, null, null, "yet another one"))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void an_invitation_lasts_three_days_and_can_be_withdrawn() {
        var late = hall.book().invite(hall.workspace(), "late@example.com", Role.VIEWER, "key_1");
        hall.pass(Duration.ofDays(2));
        var gone = hall.book().invite(hall.workspace(), "gone@example.com", Role.VIEWER, "key_1");
        assertThat(hall.book().invitations(hall.workspace())).hasSize(2);

        hall.book().withdraw(hall.workspace(), gone.link().id());
        hall.pass(Duration.ofDays(1).plusSeconds(1));

        assertThat(hall.book().invitations(hall.workspace())).isEmpty();
        for (var link : List.of(late, gone)) {
            assertThatThrownBy(() -> hall.signIn().link(Hall.secret(link)))
                    .isInstanceOf(NotFound.class);
        }
        assertThatThrownBy(() -> hall.book().withdraw(hall.workspace(), late.link().id()))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void a_key_is_no_person() {
        var caller =
                new dev.espalier.engine.access.Caller(
                        hall.workspace(), "key_1", Set.of(Scope.FULL));

        assertThatThrownBy(() -> hall.signIn().person(caller)).isInstanceOf(Forbidden.class);
    }
}
