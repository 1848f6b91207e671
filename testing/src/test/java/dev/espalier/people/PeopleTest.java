package dev.espalier.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.access.Person;
import dev.espalier.access.Role;
import dev.espalier.access.Scope;
import dev.espalier.engine.people.SignedIn;
import dev.espalier.refusal.Refused.NotAllowed;
import dev.espalier.refusal.Refused.NotFound;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PeopleTest {

    private final Hall hall = new Hall();

    @AfterEach
    void close() {
        hall.close();
    }

    private Person role(Person person, Role role) {
        return hall.book()
                .update(
                        hall.workspace(),
                        person.id(),
                        Optional.empty(),
                        Optional.of(role),
                        Optional.empty());
    }

    private Person disabled(Person person, boolean is) {
        return hall.book()
                .update(
                        hall.workspace(),
                        person.id(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(is));
    }

    @Test
    void a_role_is_what_its_scopes_are_and_a_change_counts_at_once() {
        hall.ada();
        var bea = hall.invited("bea@example.com", Role.REVIEWER);
        assertThat(hall.signIn().caller(bea.secret()).scopes())
                .isEqualTo(Set.of(Scope.READ, Scope.REVIEW));

        role(bea.person(), Role.VIEWER);

        assertThat(hall.signIn().caller(bea.secret()).scopes()).isEqualTo(Set.of(Scope.READ));
    }

    @Test
    void who_is_disabled_is_out_at_once_and_may_come_back() {
        hall.ada();
        var bea = hall.invited("bea@example.com", Role.REVIEWER);
        assertThat(hall.isIn(bea.secret())).isTrue();

        assertThat(disabled(bea.person(), true).disabledAt()).isPresent();

        assertThat(hall.isIn(bea.secret())).isFalse();
        assertThat(hall.signIn().signIn("bea@example.com", Hall.PASSWORD, "192.0.2.1"))
                .isInstanceOf(SignedIn.Wrong.class);
        assertThatThrownBy(
                        () -> hall.book().newPassword(hall.workspace(), bea.person().id(), "key_1"))
                .isInstanceOf(NotAllowed.class);
        disabled(bea.person(), false);
        hall.in(bea.person(), Hall.PASSWORD);
        assertThat(hall.isIn(bea.secret())).isFalse();
    }

    @Test
    void the_last_owner_stays_one_even_when_two_owners_demote_each_other_at_once()
            throws Exception {
        var ada = hall.ada().person();
        assertThatThrownBy(() -> role(ada, Role.VIEWER)).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> disabled(ada, true)).isInstanceOf(NotAllowed.class);
        var bea = hall.invited("bea@example.com", Role.OWNER).person();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(
                    List.<Callable<Person>>of(
                            () -> role(ada, Role.VIEWER), () -> role(bea, Role.VIEWER)));
        }

        assertThat(hall.book().list(hall.workspace()))
                .filteredOn(person -> person.role() == Role.OWNER)
                .hasSize(1);
    }

    @Test
    void people_of_another_workspace_do_not_exist() {
        var ada = hall.ada().person();

        assertThat(hall.book().list(hall.workspace() + 1)).isEmpty();
        assertThatThrownBy(() ->
                        hall.book()
                                .update(
                                        hall.workspace() + 1,
                                        ada.id(),
                                        Optional.of("Eve"),
                                        Optional.empty(),
                                        Optional.empty()))
                .isInstanceOf(NotFound.class);
    }
}
