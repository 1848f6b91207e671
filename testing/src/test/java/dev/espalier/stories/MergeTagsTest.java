package dev.espalier.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.engine.contacts.ContactEdit;
import dev.espalier.engine.review.Edit;
import dev.espalier.engine.review.Finding;
import dev.espalier.engine.review.Review.Chosen;
import dev.espalier.refusal.Refused.Invalid;
import dev.espalier.sequence.Email;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Nobody gets "Dear ,": what a text says to the one who reads it is looked at before it is
/// approved.
class MergeTagsTest extends Story {

    private static final Map<String, Object> ADA =
            Map.of(
                    "firstName",
                    "Ada",
                    "city",
                    "Leeds",
                    "home",
                    Map.of("rooms", 3),
                    "first name",
                    "A",
                    "nickname",
                    " ",
                    "team",
                    List.of(Map.of("x", 1)),
                    "flag",
                    false);

    private String write(Map<String, Object> properties, String subject) {
        var contact = sim.contact("ada@example.test", null, properties);
        draftFor(
                contact,
                "hers",
                """
                {"steps": [{"type": "email", "key": "a", "subject": "%s", "body": "Hello."}]}
                """
                        .formatted(subject.replace("\"", "\\\"")),
                Map.of());
        return contact;
    }

    private void call(String contact, @Nullable String firstName) {
        var properties = new HashMap<String, @Nullable Object>();
        properties.put("firstName", firstName);
        sim.contacts()
                .update(sim.workspace(), contact, new ContactEdit(null, null, properties, null));
    }

    private Email email(String sequence) {
        return sim.engine().reports().emails(sim.workspace(), sequence).getFirst();
    }

    private List<Finding> findings(String sequence) {
        var reviewed = sim.engine().reviews().of(sim.workspace(), sequence);
        var email = reviewed.email(reviewed.emails().getFirst());
        assertThat(sim.engine().reviews().of(email(sequence)).findings())
                .as("the same to who asks for the email alone")
                .isEqualTo(email.findings());
        return email.findings();
    }

    private List<String> tags(String sequence) {
        return findings(sequence).stream()
                .filter(finding -> finding.message().startsWith("{{"))
                .map(finding -> finding.isFault() + " " + finding.message())
                .toList();
    }

    private void approve(String sequence) {
        var email = email(sequence);
        sim.engine()
                .review()
                .approve(
                        sim.workspace(),
                        List.of(new Chosen(email.id(), email.fingerprint())),
                        "ada");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ fristName }}",
                "{{ contact.properties.fristName }}",
                "{{ contact.properties[\"frist name\"] }}",
                "{{ nosuch.tag }}",
                "{{ home.garden }}",
                "{{ event.plan }}",
                "{{ contact.timezone }}",
                "{{ variables.fristName | upcase }}",
                "{{ fristName | default: nosuch }}",
                "{{ [firstName] }}",
                "{% for contact in team %}{{ contact.name }}{% endfor %}",
                "{{ contact .properties .fristName }}",
                "{% if city %}{{ fristName }}{% endif %}"
            })
    void what_says_nothing_to_the_one_contact_keeps_the_email_from_being_approved(String subject) {
        write(ADA, "Dear " + subject);

        assertThat(tags("hers"))
                .singleElement()
                .asString()
                .startsWith("true {{ ")
                .contains("says nothing to this contact", "default: 'there'");
        assertThatThrownBy(() -> approve("hers"))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("emails[a].subject");
        assertThatThrownBy(() -> sim.approve("hers"))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("emails[a].subject");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ firstName }}",
                "{{ contact.properties.firstName }}",
                "{{ contact.properties[\"first name\"] }}",
                "{{ contact.email }}",
                "{{ home.rooms }}",
                "{{ fristName | default: \"there\" }}",
                "{{ fristName | default: \"\" }}",
                "{{ flag }}",
                "{% capture n %}{{ fristName }}{% endcapture %}{{ n | default: \"there\" }}",
                "{{ [\".\"] | default: 1 }}",
                "{% if fristName %}{{ fristName }}{% else %}you{% endif %}",
                "{% assign who = firstName %}{{ who }}",
                "{{ unsubscribeUrl }}"
            })
    void what_says_something_or_has_a_default_is_fine(String subject) {
        write(ADA, "Dear " + subject);

        assertThat(tags("hers")).isEmpty();
        approve("hers");
    }

    @Test
    void the_properties_that_begin_alike_are_named_first() {
        write(Map.of("city", "Leeds", "firstName", "Ada", "name", "A"), "Dear {{ fristName }}");

        assertThat(tags("hers"))
                .containsExactly(
                        "true {{ fristName }} says nothing to this contact (expected: a property of"
                                + " theirs: firstName, city, name; or a default, such as"
                                + " {{ fristName | default: 'there' }})");
    }

    @Test
    void once_the_contact_has_it_the_email_can_be_approved() {
        var contact = write(Map.of(), "Dear {{ firstName }}");
        assertThat(tags("hers")).hasSize(1);

        call(contact, "Ada");

        assertThat(tags("hers")).isEmpty();
        sim.approve("hers");
        sim.settle();
        assertThat(subjects()).containsExactly("Dear Ada");
    }

    @Test
    void an_approved_email_is_not_asked_about_again_but_says_what_is_wrong_by_now() {
        var contact = write(ADA, "Dear {{ firstName }}");
        approve("hers");
        call(contact, null);

        assertThat(tags("hers")).hasSize(1);
        sim.approve("hers");
    }

    @Test
    void for_many_there_is_a_hint_when_nobody_has_it() {
        sim.contact("ada@example.test", null, Map.of("city", "Leeds", "firstName", "Ada"));
        sim.draft(
                "drip",
                """
                steps:
                  - {type: email, key: a, subject: "Dear {{ fristName | default: 'you' }} in {{ city }}, {{ event.plan }}", body: Hello.}
                """);

        assertThat(tags("drip"))
                .containsExactly(
                        "false {{ fristName }}: no contact that was looked at has a property"
                                + " \"fristName\" (expected: one that somebody has: firstName,"
                                + " city)");
        sim.approve("drip");
    }

    @Test
    void where_there_is_nobody_nothing_is_known() {
        sim.draft(
                "drip",
                """
                steps:
                  - {type: email, key: a, subject: "Dear {{ fristName }}", body: Hello.}
                """);

        assertThat(tags("drip")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ nickname }}",
                "{{ nickname | default: \"there\" }}",
                "{{ contact.properties.wide }}"
            })
    void blanks_are_nothing_and_no_default_stands_in_for_them(String subject) {
        write(Map.of("nickname", " ", "wide", "\u00a0\u200b"), "Dear " + subject);

        assertThat(tags("hers"))
                .singleElement()
                .asString()
                .contains("more than blanks")
                .doesNotContain("or a default");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ contact }}",
                "{{ contact.properties }}",
                "{{ event }}",
                "{{ variables }}"
            })
    void a_whole_record_is_written_to_nobody(String subject) {
        sim.draft(
                "drip",
                """
                steps:
                  - {type: email, key: a, subject: "Dear %s", body: Hello.}
                """
                        .formatted(subject));

        assertThat(tags("drip"))
                .singleElement()
                .asString()
                .startsWith("true " + subject + " writes out all there is of it");
        assertThatThrownBy(() -> sim.approve("drip")).isInstanceOf(Invalid.class);
    }

    @Test
    void each_part_is_named() {
        var contact = sim.contact("ada@example.test", null, ADA);
        draftFor(
                contact,
                "hers",
                """
                {"steps": [{"type": "email", "key": "a", "subject": "{{ x }}", "preheader": "{{ x }}", "body": "{{ x }}"}]}
                """,
                Map.of());

        assertThatThrownBy(() -> sim.approve("hers"))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        refused ->
                                assertThat(refused.issues())
                                        .extracting(issue -> issue.path())
                                        .containsExactly(
                                                "emails[a].subject",
                                                "emails[a].preheader",
                                                "emails[a].markdown"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{ [\".\"] }}", "{{ [\"]\"] }}", "{{ [\"[\"] }}", "{{ [\"..\"] }}"})
    void odd_names_are_names_like_any_other(String subject) {
        write(ADA, "Dear " + subject);

        assertThat(tags("hers")).hasSize(1);
        assertThat(
                        sim.engine()
                                .insight()
                                .waiting()
                                .queue(sim.workspace(), Optional.empty(), Optional.empty(), 10)
                                .items())
                .singleElement()
                .satisfies(entry -> assertThat(entry.faulty()).isEqualTo(1));
    }

    @Test
    void a_text_that_takes_too_long_for_its_contact_cannot_be_approved() {
        write(
                Map.of("rows", Collections.nCopies(300, 1)),
                "{% for a in rows %}{% for b in rows %}{% for c in rows %}{{ d }}{% endfor %}{% endfor %}{% endfor %}");

        assertThat(findings("hers"))
                .anySatisfy(finding -> {
                    assertThat(finding.isFault()).isTrue();
                    assertThat(finding.message()).contains("cannot be rendered for this contact");
                });
    }

    @Test
    void once_the_contact_is_gone_nothing_is_known() {
        var contact = write(ADA, "Dear {{ fristName }}");
        sim.contacts().delete(sim.workspace(), contact);

        assertThat(tags("hers")).isEmpty();
    }

    @Test
    void who_writes_is_told_while_writing() {
        write(ADA, "Dear you");

        var typed =
                new Edit(
                        Optional.of("Dear {{ fristName }}"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        var preview =
                sim.engine()
                        .insight()
                        .previewing()
                        .of(sim.workspace(), email("hers").id(), Optional.empty(), typed);

        assertThat(preview.faults())
                .filteredOn(fault -> !fault.isHint())
                .singleElement()
                .satisfies(fault -> assertThat(fault.field()).isEqualTo("subject"))
                .satisfies(fault -> assertThat(fault.message()).startsWith("{{ fristName }}"));
    }
}
