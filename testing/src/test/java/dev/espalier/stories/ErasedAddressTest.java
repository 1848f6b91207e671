package dev.espalier.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.contact.Suppression;
import dev.espalier.engine.contacts.ContactImport;
import dev.espalier.engine.contacts.NewContact;
import dev.espalier.engine.feedback.Evidence;
import dev.espalier.engine.feedback.Feedback;
import dev.espalier.engine.feedback.Report;
import dev.espalier.engine.feedback.Source;
import dev.espalier.refusal.Refused.NotAllowed;
import dev.espalier.refusal.Refused.NotFound;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// An erased address: nobody can read it, and nobody mails it.
class ErasedAddressTest extends ErasingStory {

    @Test
    void whoever_brings_the_address_back_finds_it_suppressed() {
        zephyrine();
        erase();
        sim.active("one", ONE);
        int workspace = sim.workspace();

        var created = sim.contacts().create(workspace, NewContact.of(EMAIL));
        assertThat(created.suppressed()).isTrue();
        sim.contacts().delete(workspace, created.id());
        assertThat(one("SELECT count(*) FROM suppression")).isEqualTo("0");

        sim.contacts()
                .startImport(workspace)
                .add(List.of(new ContactImport.Row(ADDRESS, null, Map.of())));
        var imported = sim.contacts().byEmail(workspace, EMAIL).orElseThrow();
        assertThat(imported.suppressed()).isTrue();
        sim.contacts().delete(workspace, imported.id());

        signUp(EMAIL);
        sim.settle();
        var told = sim.contacts().byEmail(workspace, EMAIL).orElseThrow();
        assertThat(told.suppressed()).isTrue();
        assertThat(sim.inbox()).isEmpty();
        sim.contacts().delete(workspace, told.id());

        var bob = sim.contact("bob@example.test");
        var moved =
                sim.contacts()
                        .update(
                                workspace,
                                bob,
                                new dev.espalier.engine.contacts.ContactEdit(
                                        EMAIL, null, null, null));
        assertThat(moved.value().suppressed()).isTrue();
    }

    @Test
    void an_erased_address_is_told_to_whoever_names_it_and_cannot_be_listed_or_removed() {
        zephyrine();
        suppressions.add(sim.workspace(), EMAIL, "by hand");
        erase();
        int workspace = sim.workspace();

        assertThat(suppressions.get(workspace, EMAIL).reason())
                .isEqualTo(Suppression.Reason.ERASED);
        assertThat(suppressions.add(workspace, EMAIL, "again").value().reason())
                .isEqualTo(Suppression.Reason.ERASED);
        assertThat(suppressions.list(workspace, Optional.empty(), 10).items()).isEmpty();
        assertThatThrownBy(() -> suppressions.remove(workspace, EMAIL))
                .isInstanceOf(NotAllowed.class);
        assertThat(traces()).isEmpty();
    }

    @Test
    void the_addresses_she_had_before_are_suppressed_too_and_those_of_others_are_not() {
        zephyrine();
        sim.active("drip", DRIP);
        event("signed_up");
        sim.settle();
        sim.contacts()
                .update(
                        sim.workspace(),
                        ID,
                        new dev.espalier.engine.contacts.ContactEdit(
                                "zephyrine@new.test", null, null, null));

        erase();

        assertThat(suppressions.get(sim.workspace(), ADDRESS).reason())
                .isEqualTo(Suppression.Reason.ERASED);
        assertThat(suppressions.get(sim.workspace(), "zephyrine@new.test").reason())
                .isEqualTo(Suppression.Reason.ERASED);
        assertThatThrownBy(() -> suppressions.get(sim.workspace(), "bob@example.test"))
                .isInstanceOf(NotFound.class);
        assertThat(traces()).isEmpty();
    }

    @Test
    void what_comes_back_after_she_is_gone_is_kept_nowhere() {
        zephyrine();
        sim.active("drip", DRIP);
        event("signed_up");
        sim.settle();
        var path = pathOf(ADDRESS);
        var id = idOf(ADDRESS);
        erase();

        desk.take(
                new Report(
                        new Feedback.HardBounce("5.1.1", "no " + ADDRESS),
                        new Evidence(List.of(path), List.of(), Set.of(EMAIL), false, ""),
                        Source.SMTP,
                        "by path"));
        desk.take(
                new Report(
                        new Feedback.Complaint("from " + ADDRESS),
                        new Evidence(List.of(), List.of(id), Set.of(EMAIL), false, ""),
                        Source.SES,
                        "by id"));

        assertThat(traces()).isEmpty();
        assertThat(sim.states("drip")).containsExactly("bounced");
    }

    @Test
    void the_hash_is_hmac_sha_256_by_the_installations_key() throws Exception {
        zephyrine();
        erase();
        var pad =
                java.util.HexFormat.of()
                        .parseHex(one("SELECT encode(inner_pad, 'hex') FROM erasure_key"));
        var key = new byte[32];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) (pad[i] ^ 0x36);
        }
        var mac = javax.crypto.Mac.getInstance("HmacSHA256");
        mac.init(new javax.crypto.spec.SecretKeySpec(key, "HmacSHA256"));
        var hash = mac.doFinal((sim.workspace() + " " + ADDRESS).getBytes(StandardCharsets.UTF_8));

        assertThat(one("SELECT encode(hash, 'hex') FROM erased_address"))
                .isEqualTo(java.util.HexFormat.of().formatHex(hash));
    }
}
