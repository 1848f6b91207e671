package dev.espalier.mail.smtp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;

/// Logs in (RFC 4954). A refusal says nothing about any message, so it is a fault of the
/// connection; nothing secret is part of a fault's text.
final class Authentication {

    private Authentication() {}

    static void over(Wire wire, Capabilities offered, Login login) throws IOException {
        switch (login) {
            case Login.None _ -> {}
            case Login.Password password -> {
                if (saysPlain(password.mechanism(), offered.mechanisms())) {
                    plain(wire, password);
                } else {
                    login(wire, password);
                }
            }
            case Login.Bearer bearer -> xoauth2(wire, bearer, offered.mechanisms());
        }
    }

    private static boolean saysPlain(Login.Mechanism mechanism, Set<String> offered)
            throws SmtpFault {
        return switch (mechanism) {
            case PLAIN -> {
                expect("PLAIN", offered);
                yield true;
            }
            case LOGIN -> {
                expect("LOGIN", offered);
                yield false;
            }
            case AUTO -> {
                if (!offered.contains("PLAIN")) {
                    expect("LOGIN", offered);
                }
                yield offered.contains("PLAIN");
            }
        };
    }

    private static void plain(Wire wire, Login.Password login) throws IOException {
        String secret = "\0" + login.user() + "\0" + login.password();
        expectDone(wire.ask("AUTH PLAIN " + base64(secret)));
    }

    private static void login(Wire wire, Login.Password login) throws IOException {
        expectPrompt(wire.ask("AUTH LOGIN"));
        expectPrompt(wire.ask(base64(login.user())));
        expectDone(wire.ask(base64(login.password())));
    }

    private static void xoauth2(Wire wire, Login.Bearer login, Set<String> offered)
            throws IOException {
        expect("XOAUTH2", offered);
        String secret =
                "user="
                        + login.user()
                        + "\u0001auth=Bearer "
                        + login.token().get()
                        + "\u0001\u0001";
        Reply reply = wire.ask("AUTH XOAUTH2 " + base64(secret));
        // A refusal comes as a prompt with the reason; the code follows an empty line.
        expectDone(reply.code() == 334 ? wire.ask("") : reply);
    }

    private static void expect(String mechanism, Set<String> offered) throws SmtpFault {
        if (!offered.contains(mechanism)) {
            throw new SmtpFault(
                    "login: the relay offers " + offered + " (expected: " + mechanism + ")");
        }
    }

    private static void expectPrompt(Reply reply) throws SmtpFault {
        if (reply.code() != 334) {
            throw new SmtpFault(reply.code(), "login: " + reply.text());
        }
    }

    private static void expectDone(Reply reply) throws SmtpFault {
        if (!reply.isPositive()) {
            throw new SmtpFault(reply.code(), "login: " + reply.text());
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
