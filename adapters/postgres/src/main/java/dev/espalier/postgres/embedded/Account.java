package dev.espalier.postgres.embedded;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Under whose name PostgreSQL runs. It refuses to be root, so root has to be someone else to it:
/// in a user namespace where root's uid has another number (files stay root's), or as another user,
/// who then owns the `postgres` folder.
///
/// @param how for messages: "with unshare as daemon"
/// @param prefix what stands before a command line; empty: the program runs as we do
/// @param owner the user who must own the files; empty: they are ours already
record Account(String how, List<String> prefix, Optional<SystemUser> owner) {
    private static final Account OURSELVES =
            new Account("as ourselves", List.of(), Optional.empty());

    static Account choose(DataDirectory directory) {
        var system = new UnixSystem();
        var users = SystemUser.all();
        if (system.getUid() == 0) {
            return instead(directory, users);
        }
        // Containers run under uids that no file names; initdb wants a name.
        var named = users.stream().anyMatch(user -> user.uid() == system.getUid());
        return named || !"?".equals(System.getProperty("user.name"))
                ? OURSELVES
                : namespace(users).filter(a -> a.probe(directory).succeeded()).orElse(OURSELVES);
    }

    private static Account instead(DataDirectory directory, List<SystemUser> users) {
        var refusals = new ArrayList<String>();
        for (var account : candidates(directory, users)) {
            account.owner().ifPresent(_ -> directory.letPassThrough());
            var probe = account.probe(directory);
            if (probe.succeeded()) {
                account.handOver(directory);
                return account;
            }
            refusals.add(account.how() + ": " + probe.output());
        }
        throw new EmbeddedPostgresException(
                """
                user: root (expected: an ordinary user, for PostgreSQL refuses to run as root)
                tried to run it as someone else on %s:
                  %s\
                """
                        .formatted(directory.root(), String.join("\n  ", refusals)));
    }

    /// A directory that already belongs to an ordinary user stays that user's.
    private static List<Account> candidates(DataDirectory directory, List<SystemUser> users) {
        var owner = id(directory.root(), "unix:uid");
        if (owner != 0) {
            var user = users.stream().filter(u -> u.uid() == owner).findFirst();
            return as(user.orElseGet(() -> nameless(directory, owner))).toList();
        }
        var others =
                Stream.of("postgres", "nobody")
                        .flatMap(name -> users.stream().filter(user -> user.name().equals(name)));
        return Stream.concat(namespace(users).stream(), others.flatMap(Account::as)).toList();
    }

    /// Inside, 65534 is what every uid without a mapping looks like, so it is not used.
    private static Optional<Account> namespace(List<SystemUser> users) {
        return users.stream()
                .filter(user -> user.uid() != 0 && user.uid() != 65_534)
                .findFirst()
                .map(user ->
                        new Account(
                                "with unshare as " + user.name(), unshare(user), Optional.empty()));
    }

    private static List<String> unshare(SystemUser user) {
        return List.of(
                "unshare", "--user", "--map-user=" + user.uid(), "--map-group=" + user.gid(), "--");
    }

    private static Stream<Account> as(SystemUser user) {
        var setpriv =
                List.of(
                        "setpriv",
                        "--reuid=" + user.uid(),
                        "--regid=" + user.gid(),
                        "--clear-groups",
                        "--");
        var su = List.of("su", "-s", "/bin/sh", "-c", "exec \"$0\" \"$@\"", user.name(), "--");
        return Stream.of(
                new Account("with setpriv as " + user.name(), setpriv, Optional.of(user)),
                new Account("with su as " + user.name(), su, Optional.of(user)));
    }

    /// The folder's inside is handed over afterwards; what matters is whether the way there is
    /// open.
    private Command probe(DataDirectory directory) {
        var check =
                """
                [ "$(id -u)" != 0 ] || { echo still root; exit 1; }
                cd "$1" 2>/dev/null || { echo "may not enter $1"; exit 1; }\
                """;
        var way = directory.dataDir().toString();
        return Command.run(command(List.of("/bin/sh", "-c", check, "probe", way)));
    }

    List<String> command(List<String> command) {
        return Stream.concat(prefix.stream(), command.stream()).toList();
    }

    /// Gives what was written since to the user PostgreSQL runs as.
    void handOver(DataDirectory directory) {
        owner.ifPresent(user -> directory.giveTo(user.name()));
    }

    private static SystemUser nameless(DataDirectory directory, int uid) {
        return new SystemUser(Integer.toString(uid), uid, id(directory.root(), "unix:gid"));
    }

    private static int id(Path path, String attribute) {
        try {
            return (Integer) Files.getAttribute(path, attribute);
        } catch (IOException e) {
            throw DataDirectory.unusable(path, e);
        }
    }
}
