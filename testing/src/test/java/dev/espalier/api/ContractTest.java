package dev.espalier.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The files of `contract/` say what this server does. Both SDKs read them.
class ContractTest extends ApiTest {

    private static final Path FILES = Path.of("..", "contract");

    /// Operations without a case that succeeds, each with its reason.
    private static final Set<String> WITHOUT =
            Set.of(
                    // Needs an email that was held for days.
                    "sequences.release",
                    // Needs a copy of the database.
                    "installation.confirm",
                    // Needs a relay that breaks off after the last dot.
                    "sends.resolve",
                    // A message holds dates and tokens of the moment, down to its boundary.
                    "mailbox.get",
                    "mailbox.raw");

    private Contract contract;

    @BeforeAll
    void tell() {
        contract = new Contract(server);
        new ContractStory(contract, server, this::await).tell();
        if (Boolean.getBoolean("espalier.write")) {
            write();
        }
    }

    @Test
    void the_files_say_what_the_server_does() throws IOException {
        var kept = new TreeMap<String, String>();
        for (var name : names()) {
            kept.put(name, Files.readString(FILES.resolve(name)));
        }

        assertThat(kept)
                .as(
                        "contract/ differs from what the server does; look at the difference, and"
                                + " make it anew with: ./mvnw -pl testing -am test"
                                + " -Dtest=ContractTest -Dsurefire.failIfNoSpecifiedTests=false"
                                + " -Despalier.write=true")
                .isEqualTo(contract.files());
    }

    @Test
    void to_another_workspace_nothing_of_it_is_there() {
        assertThat(contract.seenByOthers()).isEmpty();
    }

    @Test
    void every_operation_of_rest_is_in_them() {
        var missing = new TreeSet<String>();
        for (var operation : server.operations().all()) {
            if (operation.route().isPresent()) {
                missing.add(operation.name());
            }
        }
        missing.removeAll(contract.shown());

        assertThat(missing)
                .as("operations without a case that succeeds; tell one in ContractStory")
                .isSubsetOf(WITHOUT);
    }

    private static List<String> names() throws IOException {
        try (var files = Files.list(FILES)) {
            var names = new ArrayList<String>();
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .sorted()
                    .forEach(names::add);
            return names;
        }
    }

    private void write() {
        try {
            Files.createDirectories(FILES);
            for (var name : names()) {
                Files.delete(FILES.resolve(name));
            }
            for (var file : contract.files().entrySet()) {
                Files.writeString(FILES.resolve(file.getKey()), file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
