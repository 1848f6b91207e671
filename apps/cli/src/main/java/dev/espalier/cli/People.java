package dev.espalier.cli;

import dev.espalier.access.Role;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `espalier people`.
@Command(
        name = "people",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Says who signs in to the page, and lets people in.",
        description = {
            "",
            "Of a running server (ESPALIER_URL, with ESPALIER_API_KEY), or, with --local or"
                    + " --data-dir, of a stopped one, which helps when nobody can sign in any more."
                    + " Links are printed, not mailed: hand them to whoever they are for."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  espalier people list",
            "  espalier people invite ada@example.com --role reviewer",
            "  espalier people invitations",
            "  espalier people link ada@example.com",
            "  espalier people invite rescue@example.com --role owner --local"
        })
final class People implements Runnable {

    private static final Table<Roll.Row> TABLE =
            Table.<Roll.Row>empty()
                    .with("ID", Roll.Row::id)
                    .with("EMAIL", Roll.Row::email)
                    .with("NAME", Roll.Row::name)
                    .with("ROLE", Roll.Row::role)
                    .with("SEEN", Roll.Row::seen)
                    .with("DISABLED", Roll.Row::disabled);

    private static final Table<Roll.Invited> INVITED =
            Table.<Roll.Invited>empty()
                    .with("ID", Roll.Invited::id)
                    .with("EMAIL", Roll.Invited::email)
                    .with("ROLE", Roll.Invited::role)
                    .with("INVITED", Roll.Invited::invited)
                    .with("EXPIRES", Roll.Invited::expires);

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "people: no command (expected: list, invite," + " invitations, withdraw or link)");
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            header = "Lists the people, by name, disabled ones included.")
    void list(@Mixin Whose whose, @Mixin Shown shown) {
        try (var roll = open(whose)) {
            shown.all(roll.list(), TABLE);
        }
    }

    @Command(
            name = "invite",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            header = "Prints a link by which somebody comes in, once, within three days.")
    void invite(
            @Mixin Whose whose,
            @Parameters(paramLabel = "EMAIL", description = "Whose.") String email,
            @Option(
                            names = "--role",
                            defaultValue = "reviewer",
                            description = "owner, reviewer or viewer (default: ${DEFAULT-VALUE}).")
                    Role role) {
        try (var roll = open(whose)) {
            System.out.println(roll.invite(email, role));
        }
    }

    @Command(
            name = "invitations",
            mixinStandardHelpOptions = true,
            header = "Lists the invitations that nobody has used yet, newest first.")
    void invitations(@Mixin Whose whose, @Mixin Shown shown) {
        try (var roll = open(whose)) {
            shown.all(roll.invitations(), INVITED);
        }
    }

    @Command(
            name = "withdraw",
            mixinStandardHelpOptions = true,
            header = "Makes an invitation useless.")
    void withdraw(
            @Mixin Whose whose,
            @Parameters(
                            paramLabel = "INVITATION",
                            description = "An id, or the e-mail address that was invited.")
                    String invitation) {
        try (var roll = open(whose)) {
            var id = roll.invitationOf(invitation);
            roll.withdraw(id);
            System.out.println(id + " can no longer be used");
        }
    }

    @Command(
            name = "link",
            mixinStandardHelpOptions = true,
            header = "Prints a link by which somebody chooses a new password, within three days.")
    void link(
            @Mixin Whose whose,
            @Parameters(paramLabel = "PERSON", description = "An id, or an e-mail address.")
                    String person) {
        try (var roll = open(whose)) {
            System.out.println(roll.newPassword(roll.idOf(person)));
        }
    }

    private static Roll open(Whose whose) {
        return whose.open(Roll.OfServer::new, Roll.OfDatabase::new);
    }
}
