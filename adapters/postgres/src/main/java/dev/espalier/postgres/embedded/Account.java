package dev.espalier.postgres.embedded;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileOwnerAttributeView;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Under whose name PostgreSQL runs. It refuses to be root, so root has to be someone else to it:
/// in a user namespace where root's uid has another number (files stay root's), or as another user
/// who then owns the `postgres` folder.
///
/// @param how for messages: "unshare as daemon"
/// @param prefix what stands before a command line; empty: the program runs as we do
/// @param owner the user who must own the files; empty: they are ours already
record Account(String how, List<String> prefix, Optional<User> owner) {

    static Account choose(DataDirectory directory) {
        if (new UnixSystem().getUid() != 0) {
            return new Account("as ourselves", List.of(), Optional.empty());
        }
        var refusals = new ArrayList<String>();
        for (var account : accounts(directory)) {
            var probe = account.probe(directory);
            if (probe.succeeded()) {
                account.owner().ifPresent(owner -> own(directory, owner));
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
    private static List<Account> accounts(DataDirectory directory) {
        var users = User.all();
        var owner = uid(directory.root());
        if (owner != 0) {
            return users.stream().filter(user -> user.uid() == owner).flatMap(Account::as).toList();
        }
        var strangers = Stream.of("postgres", "nobody").flatMap(name -> User.named(users, name));
        return Stream.concat(namespace(users), strangers.flatMap(Account::as)).toList();
    }

    /// initdb wants a uid with a name. 65534 is what every uid without a mapping looks like inside,
    /// so it is not used.
    private static Stream<Account> namespace(List<User> users) {
        return users.stream()
                .filter(user -> user.uid() != 0 && user.uid() != 65_534)
                .limit(1)
                .map(user ->
                        new Account(
                                "unshare as " + user.name(),
                                List.of(
                                        "unshare",
                                        "--user",
                                        "--map-user=" + user.uid(),
                                        "--map-group=" + user.gid(),
                                        "--"),
                                Optional.empty()));
    }

    private static Stream<Account> as(User user) {
        var setpriv =
                List.of(
                        "setpriv",
                        "--reuid=" + user.uid(),
                        "--regid=" + user.gid(),
                        "--clear-groups",
                        "--");
        var su = List.of("su", "-s", "/bin/sh", "-c", "exec \"$0\" \"$@\"", user.name(), "--");
        return Stream.of(
                new Account("setpriv as " + user.name(), setpriv, Optional.of(user)),
                new Account("su as " + user.name(), su, Optional.of(user)));
    }

    private Command probe(DataDirectory directory) {
        var check =
                """
                [ "$(id -u)" != 0 ] || { echo still root; exit 1; }
                cd "$1" 2>/dev/null || { echo "may not enter $1"; exit 1; }\
                """;
        // Its inside is handed over afterwards; what matters is whether the way there is open.
        var way = directory.dataDir().toString();
        return Command.run(command(List.of("/bin/sh", "-c", check, "probe", way)));
    }

    List<String> command(List<String> command) {
        return Stream.concat(prefix.stream(), command.stream()).toList();
    }

    /// Gives what was written since to the user PostgreSQL runs as.
    void handOver(DataDirectory directory) {
        owner.ifPresent(user -> own(directory, user));
    }

    private static void own(DataDirectory directory, User user) {
        try (var files = Files.walk(directory.root())) {
            var lookup = FileSystems.getDefault().getUserPrincipalLookupService();
            var principal = lookup.lookupPrincipalByName(user.name());
            for (var file : files.toList()) {
                own(file, principal);
            }
        } catch (IOException e) {
            throw DataDirectory.unusable(directory.root(), e);
        }
    }

    private static void own(Path file, UserPrincipal user) throws IOException {
        var view =
                Files.getFileAttributeView(
                        file, FileOwnerAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (!view.getOwner().equals(user)) {
            view.setOwner(user);
        }
    }

    private static int uid(Path path) {
        try {
            return (Integer) Files.getAttribute(path, "unix:uid");
        } catch (IOException e) {
            throw DataDirectory.unusable(path, e);
        }
    }

    /// A line of `/etc/passwd`.
    record User(String name, int uid, int gid) {

        static List<User> all() {
            try (var lines = Files.lines(Path.of("/etc/passwd"))) {
                return lines.map(line -> line.split(":", -1))
                        .filter(fields -> fields.length == 7)
                        .map(User::of)
                        .toList();
            } catch (IOException e) {
                throw DataDirectory.unusable(Path.of("/etc/passwd"), e);
            }
        }

        private static User of(String[] fields) {
            return new User(fields[0], Integer.parseInt(fields[2]), Integer.parseInt(fields[3]));
        }

        static Stream<User> named(List<User> users, String name) {
            return users.stream().filter(user -> user.name().equals(name));
        }
    }
}
