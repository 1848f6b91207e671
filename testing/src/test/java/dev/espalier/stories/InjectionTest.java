package dev.espalier.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.contact.Contact;
import dev.espalier.definition.StepKey;
import dev.espalier.email.EmailText;
import dev.espalier.email.Fingerprint;
import dev.espalier.email.Sender;
import dev.espalier.engine.contacts.NewContact;
import dev.espalier.engine.dispatch.Messages;
import dev.espalier.engine.mail.Delivery;
import dev.espalier.engine.sequences.NewSequence;
import dev.espalier.engine.store.Sends.Claimed;
import dev.espalier.liquid.Liquid;
import dev.espalier.mail.MimeComposer;
import dev.espalier.mail.smtp.SmtpConfig;
import dev.espalier.mail.smtp.SmtpMailer;
import dev.espalier.refusal.Refused.Invalid;
import dev.espalier.send.InDoubt;
import dev.espalier.testing.Simulation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Whatever stands in a field that reaches a header or an envelope, the relay hears of one message
/// to one person with the fields it always has.
class InjectionTest extends Story {

    private static final List<String> FIELDS =
            List.of(
                    "From",
                    "To",
                    "Subject",
                    "Date",
                    "Message-ID",
                    "MIME-Version",
                    "List-Unsubscribe",
                    "List-Unsubscribe-Post",
                    "List-Id",
                    "Feedback-ID",
                    "X-PM-Metadata-send",
                    "Auto-Submitted",
                    "Content-Type");

    private static final List<String> GAPS =
            List.of(
                    "\r\n",
                    "\n",
                    "\r",
                    "\r\n ",
                    "\r\n\t",
                    "\r\n\r\n",
                    "\n\n",
                    "\r\n.\r\n",
                    "\u0000",
                    "\u0001",
                    "\u000b",
                    "\u000c",
                    "\u001b",
                    "\u007f",
                    "\u0085",
                    "\u009f",
                    "\u2028",
                    "\u2029",
                    "\u202e",
                    "\u200b",
                    "\ufeff",
                    "\ud83d",
                    "\udc68",
                    "\u560d\u560a",
                    "%0d%0a",
                    "\\r\\n",
                    "=0D=0A",
                    "=?UTF-8?Q?=0D=0A?=",
                    "=?UTF-8?B?DQo=?=",
                    "&#13;&#10;",
                    "{{ '\\r\\n' }}",
                    "\"@x.test>\r\n",
                    "\" <eve@x.test>, \"",
                    ">, <eve@x.test",
                    "> SIZE=1\r\nRCPT TO:<eve@x.test>",
                    " ",
                    ";",
                    ":",
                    ",",
                    "\\");

    private static final List<String> TAILS =
            List.of(
                    "Bcc: eve@x.test",
                    "Subject: other",
                    "From: eve@x.test",
                    "Content-Type: text/html",
                    "DKIM-Signature: v=1",
                    "RCPT TO:<eve@x.test>",
                    "DATA",
                    "QUIT",
                    ".",
                    "",
                    "é",
                    "x".repeat(10_000),
                    "a@x.test");

    private final Sink sink = new Sink();
    private final SmtpMailer mailer =
            SmtpMailer.open(
                    SmtpConfig.plain("127.0.0.1", sink.port())
                            .withPool(new SmtpConfig.Pool(1, 10_000, Duration.ofMinutes(1))));
    private final Messages messages =
            new Messages(
                    new MimeComposer(Liquid.with(sim::now)),
                    sim.engine().signatures(),
                    Simulation.WAY_BACK);

    @AfterEach
    void hang_up() {
        mailer.close();
        sink.close();
    }

    /// Everything that a header or an envelope is made of.
    private record Given(
            String subject,
            String preheader,
            String senderName,
            String sender,
            String firstName,
            String lastName,
            String address,
            String contactId,
            String sequence,
            String event) {

        static Given plain() {
            return new Given(
                    "Hello {{ firstName }} {{ event.what }}",
                    "pre",
                    "Espalier",
                    "hello@espalier.example",
                    "Ada",
                    "L.",
                    "ada@example.test",
                    "con_1",
                    "seq_1",
                    "thing");
        }

        Given with(int field, String payload) {
            return new Given(
                    field == 0 ? payload : subject,
                    field == 1 ? payload : preheader,
                    field == 2 ? payload : senderName,
                    field == 3 ? payload : sender,
                    field == 4 ? payload : firstName,
                    field == 5 ? payload : lastName,
                    field == 6 ? payload : address,
                    field == 7 ? payload : contactId,
                    field == 8 ? payload : sequence,
                    field == 9 ? payload : event);
        }
    }

    private static final int INPUTS = 10;

    private Messages.Made make(Given given) {
        var text = new EmailText(given.subject(), given.preheader(), "<p>Hello</p>", "Hello");
        var sender = new Sender(given.senderName(), given.sender());
        var contact =
                new Contact(
                        sim.workspace(),
                        given.contactId(),
                        given.address(),
                        Optional.empty(),
                        Map.of("firstName", given.firstName(), "lastName", given.lastName()),
                        null,
                        false,
                        sim.now(),
                        sim.now());
        var send =
                new Claimed(
                        sim.workspace(),
                        new UUID(1, 2),
                        new UUID(3, 4),
                        given.sequence(),
                        1,
                        new StepKey("welcome"),
                        given.contactId(),
                        Fingerprint.of(text, sender),
                        null,
                        1,
                        sim.now(),
                        sim.now(),
                        sim.now(),
                        0,
                        false,
                        InDoubt.RESEND,
                        null,
                        null);
        return messages.make(send, contact, text, sender, Map.of("what", given.event()));
    }

    @Test
    void a_thousand_payloads_in_every_input_make_one_message_or_none() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        var payloads = payloads(random);
        int sent = 0;
        for (int n = 0; n < payloads.size(); n++) {
            for (int field = 0; field < INPUTS; field++) {
                var given = Given.plain().with(field, payloads.get(n));
                var what = "seed %d, input %d, payload %d".formatted(seed, field, n);
                sent += isOneOrNone(given, what);
            }
        }
        assertThat(payloads).hasSizeGreaterThanOrEqualTo(1_000);
        assertThat(sent).isGreaterThan(2_000);
    }

    private static List<String> payloads(Random random) {
        var payloads = new ArrayList<String>();
        for (String gap : GAPS) {
            for (String tail : TAILS) {
                payloads.add("x" + gap + tail);
                payloads.add(gap + tail + gap);
                payloads.add(
                        tail.length() > 100
                                ? tail + gap
                                : "\"a"
                                        + gap
                                        + tail
                                        + "\"@"
                                        + (random.nextBoolean() ? "x.test" : gap + "x.test"));
            }
        }
        return payloads;
    }

    private int isOneOrNone(Given given, String what) {
        sink.takeCommands();
        sink.takeMessages();
        switch (make(given)) {
            case Messages.Made.Failed(var reason) -> {
                assertThat(reason).as(what).isNotBlank().doesNotContainPattern("\\p{Cc}");
                // The goodbye of the message before may be late.
                assertThat(verbs(sink.takeCommands())).as(what).isEmpty();
                return 0;
            }
            case Messages.Made.Done(var message) -> {
                var delivery = mailer.deliver(message.envelope(), message.bytes());
                var commands = sink.takeCommands();
                var arrived = sink.takeMessages();
                if (!(delivery instanceof Delivery.Accepted)) {
                    assertThat(arrived).as(what + " " + delivery).isEmpty();
                    return 0;
                }
                assertThat(verbs(commands)).as(what).containsExactly("MAIL", "RCPT", "DATA");
                assertThat(arrived).as(what).hasSize(1);
                isWellFormed(arrived.getFirst(), what);
                return 1;
            }
        }
    }

    private static List<String> verbs(List<String> commands) {
        return commands.stream()
                .map(line -> line.split("[ :]", 2)[0])
                // A connection that has carried enough says goodbye.
                .filter(verb -> !List.of("EHLO", "RSET", "NOOP", "QUIT").contains(verb))
                .toList();
    }

    private static void isWellFormed(String message, String what) {
        int end = message.indexOf("\r\n\r\n");
        var head = message.substring(0, end + 2);
        assertThat(message.replace("\r\n", "")).as(what).doesNotContain("\r", "\n", "\u0000");
        assertThat(
                        head.lines()
                                .filter(line -> !line.startsWith(" "))
                                .map(line -> line.split(":")[0]))
                .as(what)
                .containsExactlyElementsOf(FIELDS);
        assertThat(head.lines()).as(what).allMatch(line -> line.length() <= 998);
        assertThat(head).as(what).doesNotContainPattern("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f]");
    }

    @Test
    void what_cannot_be_in_an_address_or_an_id_is_refused_where_it_comes_in() {
        for (String gap : List.of("\r\n", "\n", "\u0000", "\u2028", "\u0085")) {
            var payload = "a" + gap + "Bcc: eve@x.test";
            assertThatThrownBy(() ->
                            sim.contacts()
                                    .create(sim.workspace(), NewContact.of(payload + "@x.test")))
                    .isInstanceOf(Invalid.class);
            assertThatThrownBy(() ->
                            sim.contacts()
                                    .create(
                                            sim.workspace(),
                                            new NewContact(payload, "a@x.test", null, Map.of())))
                    .isInstanceOf(Invalid.class);
            assertThat(StepKey.isValid(payload)).isFalse();
        }
        for (String gap : List.of("\r\n", "\n", "\u0000", "\u0085")) {
            assertThatThrownBy(() ->
                            sim.engine()
                                    .editor()
                                    .create(
                                            sim.workspace(),
                                            NewSequence.forMany(
                                                    "a" + gap + "b", "n", ONE, Optional.empty()),
                                            "a person"))
                    .isInstanceOf(Invalid.class);
        }
    }
}
