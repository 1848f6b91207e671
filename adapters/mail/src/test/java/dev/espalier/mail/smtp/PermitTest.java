package dev.espalier.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.engine.mail.Delivery;
import dev.espalier.engine.mail.Permit;
import dev.espalier.mail.MailerContract;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Messages whose permit runs out.
class PermitTest extends RelayTest {

    /// @param looks how often it holds
    private record Shortlived(AtomicInteger looks, Duration patience) implements Permit {
        @Override
        public boolean holds() {
            return looks.getAndDecrement() > 0;
        }
    }

    private Delivery deliver(int looks, Duration patience) {
        return mailer()
                .deliver(
                        MailerContract.ENVELOPE,
                        MailerContract.message("late"),
                        new Shortlived(new AtomicInteger(looks), patience));
    }

    @Test
    void nothing_is_said_of_a_message_whose_permit_has_run_out() {
        assertThat(deliver(0, SOON)).isInstanceOf(Delivery.Withheld.class);

        assertThat(relay.heard()).noneMatch(line -> line.startsWith("MAIL"));
        the_next_message_arrives();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void one_whose_permit_runs_out_on_the_way_is_broken_off_before_the_final_dot(boolean pipelines) {
        if (!pipelines) {
            relay.answering("EHLO", NO_PIPELINING);
        }

        assertThat(deliver(1, SOON)).isInstanceOf(Delivery.Withheld.class);

        assertThat(relay.heard()).contains("DATA");
        the_next_message_arrives();
        assertThat(relay.arrived()).hasSize(1).first().asString().doesNotContain("late");
        assertThat(relay.connections()).isEqualTo(2);
    }

    @Test
    void one_that_finds_no_connection_in_time_is_not_waited_for() {
        relay.holds("MAIL");
        var first = CompletableFuture.supplyAsync(this::deliver);
        var second = CompletableFuture.supplyAsync(this::deliver);
        await(() -> relay.heard().stream().filter(it -> it.startsWith("MAIL")).count() == 2);

        assertThat(deliver(9, Duration.ofMillis(1))).isInstanceOf(Delivery.Withheld.class);
        assertThat(deliver(9, Duration.ofMillis(-1))).isInstanceOf(Delivery.Withheld.class);

        relay.letGo();
        assertThat(first.join()).isInstanceOf(Delivery.Accepted.class);
        assertThat(second.join()).isInstanceOf(Delivery.Accepted.class);
    }

    @Test
    void a_refused_connection_or_login_comes_with_its_code() {
        relay.answering(ScriptedRelay.GREETING, "554 5.7.1 not you");

        assertThat(deliver())
                .isInstanceOfSatisfying(
                        Delivery.NotSubmitted.class,
                        it -> {
                            assertThat(it.code()).isEqualTo(554);
                            assertThat(it.detail()).contains("554 5.7.1 not you");
                        });
    }
}
