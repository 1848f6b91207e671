package dev.espalier.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.contact.EmailAddress.Parsed;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@example.test",
                "a@b",
                "ada.lovelace+notes@sub.example.test",
                "o'brien/x=y!#$%&*-?^_`{|}~@example.test",
                "\"ada lovelace\"@example.test",
                "\"a\\\"b\\\\c<>\"@example.test",
                "\"a@b\"@example.test",
                "用户@例子.测试",
                "ada@bücher.example",
                "ada@straße.example",
                "ada@xn--bcher-kva.example",
                "ada@1.example",
                "χρήστης@παράδειγμα.δοκιμή",
                "1234567890123456789012345678901234567890123456789012345678901234@example.test"
            })
    void a_real_address_is_taken_as_it_is(String text) {
        assertThat(EmailAddress.parse(text))
                .isInstanceOfSatisfying(
                        Parsed.Valid.class, it -> assertThat(it.address().text()).isEqualTo(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "@example.test",
                "ada@",
                ".ada@example.test",
                "ada.@example.test",
                "a..b@example.test",
                "ada lovelace@example.test",
                "ada@exam ple.test",
                "ada@b@example.test",
                "ada@example..test",
                "ada@.example.test",
                "ada@example.test.",
                "ada@-example.test",
                "ada@example-.test",
                "ada@exa_mple.test",
                "ada@[192.0.2.1]",
                "ada@192.0.2.1",
                "<ada@example.test>",
                "Ada <ada@example.test>",
                "ada@example.test>",
                "ada(comment)@example.test",
                "\"ada@example.test",
                "\"\"@example.test",
                "\"ada\\\"@example.test",
                "\"a\"b\"@example.test",
                "ada@example.test\r\nBcc: x@example.test",
                "ada@example.test\n",
                "\tada@example.test",
                "\"a\rb\"@example.test",
                "\"a\0b\"@example.test",
                "a\u0000@example.test",
                "a\u007f@example.test",
                "a\u0085@example.test",
                "a\u200b@example.test",
                "a\u202e@example.test",
                "a\u00a0b@example.test",
                "a\u2028@example.test",
                "a\ud800@example.test",
                "ada@例子。测试",
                "ada@\u037ax.test",
                "ada@exa\u00admple.test",
                "12345678901234567890123456789012345678901234567890123456789012345@example.test",
                "ada@1234567890123456789012345678901234567890123456789012345678901234.test",
                "ada@öööööööööööööööööööööööööööööööööööööööööööööööööööööööööööö1234.test"
            })
    void what_is_no_address_is_refused_with_a_reason_that_fits_one_line(String text) {
        assertThat(EmailAddress.parse(text))
                .isInstanceOfSatisfying(
                        Parsed.Invalid.class,
                        it ->
                                assertThat(it.reason())
                                        .isNotBlank()
                                        .hasSizeLessThan(700)
                                        .doesNotContainPattern("[\\p{Cc}\\p{Cf}\u2028]"));
    }

    @Test
    void an_address_may_be_254_bytes_long_and_no_longer() {
        String domain = ("d".repeat(60) + ".").repeat(3) + "example";
        String longest = "a".repeat(254 - 1 - domain.length()) + "@" + domain;

        assertThat(EmailAddress.parse(longest)).isInstanceOf(Parsed.Valid.class);
        assertThat(EmailAddress.parse(longest + "s")).isInstanceOf(Parsed.Invalid.class);
    }

    @Test
    void blanks_around_an_address_are_dropped() {
        assertThat(EmailAddress.of("  ada@example.test ").text()).isEqualTo("ada@example.test");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "Ada@Example.TEST, ada@example.test",
                "ADA@BÜCHER.example, ada@xn--bcher-kva.example",
                "ada@xn--bcher-kva.example, ada@xn--bcher-kva.example",
                "\"Ada\"@example.test, ada@example.test",
                "\"a\\da\"@example.test, ada@example.test",
                "\"Ada L\"@example.test, \"ada l\"@example.test",
                "ada@straße.example, ada@straße.example",
                "e\u0301@example.test, \u00e9@example.test"
            })
    void two_spellings_of_one_mailbox_have_one_normalised_form(String text, String expected) {
        EmailAddress address = EmailAddress.of(text);

        assertThat(address.normalised()).isEqualTo(expected);
        assertThat(EmailAddress.of(address.normalised()).normalised()).isEqualTo(expected);
    }

    @Test
    void the_constructor_checks_as_the_parser_does() {
        assertThatThrownBy(() -> new EmailAddress("a b", "example.test"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a b@example.test");
    }

    @Test
    void no_text_whatever_makes_the_parser_throw_or_let_a_control_through() {
        long seed = 20261123;
        var random = new Random(seed);
        String alphabet = "ab.@\"\\ <>-+\r\n\0\t\u00e9\u200b\ud83d\ude00\ud800[]1";
        for (int i = 0; i < 50_000; i++) {
            var text = new StringBuilder();
            int length = random.nextInt(14);
            for (int j = 0; j < length; j++) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            if (EmailAddress.parse(text.toString()) instanceof Parsed.Valid(var address)) {
                assertThat(address.text())
                        .as("seed %d, input %s", seed, text)
                        .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Cs}]")
                        .contains("@");
                assertThat(EmailAddress.of(address.normalised()).normalised())
                        .isEqualTo(address.normalised());
            }
        }
    }

    /// RFC 5321 section 4.1.2 for ASCII, written another way.
    private static final Pattern MAILBOX =
            Pattern.compile(
                    "(?=.{1,64}@)[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
                            + "@(?=.*[A-Za-z-][^.]*$)([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)"
                            + "(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*");

    @Test
    void an_ascii_address_is_taken_exactly_when_the_grammar_has_it() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        var letters = "ab1-.!Z9@";
        int taken = 0;
        for (int i = 0; i < 200_000; i++) {
            var text = new StringBuilder();
            // Now and then one at the edge of what is long enough.
            int local = 1 + random.nextInt(random.nextInt(20) == 0 ? 66 : 4);
            int domain = 1 + random.nextInt(random.nextInt(20) == 0 ? 250 : 9);
            for (int n = 0; n < local; n++) {
                text.append(letters.charAt(random.nextInt(letters.length() - 1)));
            }
            text.append('@');
            for (int n = 0; n < domain; n++) {
                text.append(letters.charAt(random.nextInt(5 + random.nextInt(4))));
            }
            boolean expected =
                    text.length() <= 254
                            && text.indexOf("@") == text.lastIndexOf("@")
                            && MAILBOX.matcher(text).matches();
            var parsed = EmailAddress.parse(text.toString());
            assertThat(parsed instanceof EmailAddress.Parsed.Valid)
                    .as("seed %d: %s", seed, text)
                    .isEqualTo(expected);
            taken += expected ? 1 : 0;
        }
        assertThat(taken).isGreaterThan(10_000);
    }
}
