package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/// The reference of the commands is what the commands say of themselves.
class CommandReferenceTest {

    private static final Path PUBLISHED = Path.of("..", "..", "docs", "reference", "cli.md");

    private static final String HEAD =
            """
            # Commands

            What `espalier COMMAND --help` prints, of every command. Made from the commands themselves: a test compares the two.
            Results go to standard output, all else to standard error, where an error is one line a fault.

            | exit code | means |
            |---|---|
            | 0 | done |
            | 1 | failed, or refused by the server |
            | 2 | a command line, a setting or an address that makes no sense; nothing was done |
            | 3 | `plan --detailed`: there is something to do |
            | 4 | `import`: the server stayed away; the same command goes on from there |
            """;

    private static void add(StringBuilder out, CommandLine command) {
        out.append("\n## `")
                .append(command.getCommandSpec().qualifiedName())
                .append("`\n\n```text\n");
        var usage = new StringWriter();
        command.setUsageHelpWidth(100);
        command.usage(new PrintWriter(usage, true), Ansi.OFF);
        usage.toString().lines().forEach(line -> out.append(line.stripTrailing()).append('\n'));
        out.append("```\n");
        command.getSubcommands().values().stream()
                .distinct()
                .filter(sub -> !sub.getCommandSpec().usageMessage().hidden())
                .filter(sub -> !sub.getCommandName().equals("help"))
                .forEach(sub -> add(out, sub));
    }

    @Test
    void the_published_reference_is_what_the_commands_say() throws IOException {
        var made = new StringBuilder(HEAD);
        add(made, Main.commandLine());
        if (Boolean.getBoolean("espalier.write")) {
            Files.writeString(PUBLISHED, made);
        }

        assertThat(Files.readString(PUBLISHED))
                .as(
                        "docs/reference/cli.md differs from the commands; make it anew with: ./mvnw -pl"
                                + " apps/cli -am test -Dtest=CommandReferenceTest"
                                + " -Dsurefire.failIfNoSpecifiedTests=false -Despalier.write=true")
                .isEqualTo(made.toString());
    }
}
