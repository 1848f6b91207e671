package dev.espalier.server.config;

import java.util.TreeMap;

/// Writes `docs/reference/configuration.md` from the table of settings.
public final class Reference {

    private Reference() {}

    /// The whole page.
    public static String markdown() {
        var page = new StringBuilder();
        page.append(
                """
                # Configuration

                <!-- Written by the build from the table of settings; change it there. -->

                Settings come from the environment and from a file, `espalier.yaml` in the working directory or
                whatever `ESPALIER_CONFIG` names. The environment wins. In the file the same settings stand nested:

                ```yaml
                http:
                  port: 8080
                public-url: https://mail.example.com
                mail:
                  url: smtp://user:password@relay.example.com:587?tls=required
                  from: Ada <ada@example.com>
                ```

                Unknown settings, bad values and contradictions are told at the start, all at once, and nothing
                starts (exit code 2). Durations are a number and `ms`, `s`, `m` or `h`. An empty variable counts as
                unset.

                | environment | in the file | without it | meaning |
                |---|---|---|---|
                """);
        for (var setting : Settings.ALL) {
            page.append(
                    "| `%s` | `%s` | %s | %s<br>Expected: %s. |\n"
                            .formatted(
                                    setting.variable(),
                                    setting.key(),
                                    setting.usual().map(usual -> "`" + usual + "`").orElse("–"),
                                    setting.meaning(),
                                    code(setting.kind().expected())));
        }
        page.append(
                """

                `ESPALIER_MAIL_URL` may end in options: `tls` (`off`, `starttls`, `required`, `implicit`), `trust`
                (`jvm`, `any`, a file of PEM certificates), `auth` (`auto`, `plain`, `login`, `xoauth2`), `ehlo`,
                `connections`, `messages` (on one connection), `idle`, `connect-timeout`, `reply-timeout`,
                `dot-timeout`. `smtps://` is TLS from the first byte. User and password are percent-encoded. A login
                that would travel to another machine without TLS is refused.

                ## Read by others than the server

                | environment | meaning |
                |---|---|
                """);
        new TreeMap<>(Settings.OTHERS_VARIABLES)
                .forEach((name, meaning) -> page.append("| `%s` | %s |\n".formatted(name, meaning)));
        return page.toString();
    }

    private static String code(String expected) {
        return expected.contains("<") || expected.contains("://") ? "`" + expected + "`" : expected;
    }
}
