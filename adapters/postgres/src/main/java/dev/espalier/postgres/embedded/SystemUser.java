package dev.espalier.postgres.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A line of `/etc/passwd`.
///
/// @param name the uid in digits where that file has no line for it
record SystemUser(String name, int uid, int gid) {
    private static final Path PASSWD = Path.of("/etc/passwd");

    static List<SystemUser> all() {
        try (var lines = Files.lines(PASSWD)) {
            return lines.map(line -> line.split(":", -1))
                    .filter(fields -> fields.length == 7)
                    .map(SystemUser::of)
                    .toList();
        } catch (IOException e) {
            throw DataDirectory.unusable(PASSWD, e);
        }
    }

    private static SystemUser of(String[] fields) {
        return new SystemUser(fields[0], Integer.parseInt(fields[2]), Integer.parseInt(fields[3]));
    }
}
