package dev.espalier.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.espalier.engine.contacts.NewContact;
import dev.espalier.refusal.Issue;
import dev.espalier.refusal.Refused.Conflict;
import dev.espalier.refusal.Refused.Invalid;
import dev.espalier.refusal.Refused.NotFound;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CreatingContactsTest extends StoreTest {

    @Test
    void a_contact_is_read_back_as_it_was_answered() {
        var properties = new HashMap<String, Object>();
        properties.put("plan", "pro");
        properties.put("age", 41);
        properties.put("visits", 9_000_000_000L);
        properties.put("score", new BigDecimal("1.50"));
        properties.put("tags", List.of("a", Map.of("deep", true)));
        properties.put("gone", null);

        var made =
                book().create(
                                workspace,
                                new NewContact(
                                        null, " Ada@Example.test ", "europe/london", properties));

        properties.remove("gone");
        assertThat(made.id()).startsWith("con_");
        assertThat(made.email()).isEqualTo("Ada@Example.test");
        assertThat(made.zone()).hasToString("Optional[Europe/London]");
        assertThat(made.properties()).isEqualTo(properties);
        assertThat(book().get(workspace, made.id())).isEqualTo(made);
    }

    @Test
    void numbers_come_back_in_one_form_however_they_were_given() {
        var made =
                book().create(
                                workspace,
                                contact(
                                        "n@example.test",
                                        Map.of(
                                                "a",
                                                5L,
                                                "b",
                                                new BigDecimal("1E2"),
                                                "c",
                                                0.5d,
                                                "d",
                                                1.5f,
                                                "e",
                                                new BigDecimal("1.0"))));

        assertThat(made.properties())
                .containsEntry("a", 5)
                .containsEntry("b", 100)
                .containsEntry("c", new BigDecimal("0.5"))
                .containsEntry("d", new BigDecimal("1.5"))
                .containsEntry("e", new BigDecimal("1.0"));
        assertThat(book().get(workspace, made.id())).isEqualTo(made);
    }

    @Test
    void an_address_is_there_once_however_it_is_spelled() {
        book().create(workspace, NewContact.of("ada@bücher.example"));

        for (var spelling :
                List.of(
                        "ADA@bücher.example",
                        " ada@xn--bcher-kva.example ",
                        "\"ada\"@BÜCHER.example")) {
            assertThatThrownBy(() -> book().create(workspace, NewContact.of(spelling)))
                    .isInstanceOf(Conflict.class)
                    .hasMessageContaining("belongs to another contact");
            assertThat(book().byEmail(workspace, spelling)).isPresent();
        }
    }

    @Test
    void an_id_of_the_callers_own_is_kept_and_taken_once() {
        var made = new NewContact("con_abc123", "a@example.test", null, Map.of());
        book().create(workspace, made);

        assertThat(book().get(workspace, "con_abc123").email()).isEqualTo("a@example.test");
        assertThatThrownBy(() ->
                        book().create(
                                        workspace,
                                        new NewContact(
                                                "con_abc123", "b@example.test", null, Map.of())))
                .isInstanceOf(Conflict.class)
                .hasMessage("id: \"con_abc123\" is taken");
    }

    @Test
    void another_workspace_sees_nothing_of_it_and_may_have_the_same_address() {
        var made = book().create(workspace, NewContact.of("a@example.test"));
        int other = newWorkspace().id();

        assertThatThrownBy(() -> book().get(other, made.id())).isInstanceOf(NotFound.class);
        assertThat(book().byEmail(other, "a@example.test")).isEmpty();
        assertThat(book().create(other, NewContact.of("a@example.test")).workspace())
                .isEqualTo(other);
    }

    @Test
    void every_fault_is_told_at_once_with_its_place() {
        var properties = new HashMap<String, Object>();
        properties.put("x".repeat(101), 1);
        properties.put("nul", "a\u0000b");
        properties.put("half", "\ud800");
        properties.put("long", "x".repeat(10_001));
        properties.put("huge", new BigDecimal("1E99999"));
        properties.put("deep", List.of(List.of(List.of(List.of(List.of(1))))));
        properties.put("odd", new Object());
        properties.put("nan", Double.NaN);

        assertThatThrownBy(() ->
                        book().create(
                                        workspace,
                                        new NewContact(
                                                "a b", "no address", "Mars/Olympus", properties)))
                .asInstanceOf(type(Invalid.class))
                .extracting(Invalid::issues)
                .satisfies(issues ->
                        assertThat(issues)
                                .extracting(Issue::path)
                                .containsExactlyInAnyOrder(
                                        "id",
                                        "email",
                                        "timezone",
                                        "properties",
                                        "properties.nul",
                                        "properties.half",
                                        "properties.long",
                                        "properties.huge",
                                        "properties.deep[0][0][0][0]",
                                        "properties.odd",
                                        "properties.nan"));
    }

    @Test
    void a_hundred_properties_are_taken_and_one_more_is_not() {
        var hundred = new HashMap<String, Object>();
        IntStream.range(0, 100).forEach(i -> hundred.put("p" + i, i));
        book().create(workspace, contact("many@example.test", hundred));

        hundred.put("one more", 1);
        assertThatThrownBy(() -> book().create(workspace, contact("more@example.test", hundred)))
                .hasMessage("properties: 101 (expected: at most 100)");
    }

    @Test
    void a_list_without_end_is_cut_short() {
        var endless = Arrays.asList(new Object[100_000]);

        assertThatThrownBy(() ->
                        book().create(
                                        workspace,
                                        contact("e@example.test", Map.of("list", endless))))
                .hasMessage("properties: too many values (expected: at most 1000)");
    }

    @Test
    void an_id_that_is_no_text_is_simply_not_there() {
        assertThatThrownBy(() -> book().get(workspace, "a\u0000b")).isInstanceOf(NotFound.class);
    }
}
