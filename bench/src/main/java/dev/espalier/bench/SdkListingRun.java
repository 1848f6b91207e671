package dev.espalier.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.regex.Pattern;

/// The TypeScript SDK goes through a long ledger, beside a program that reads the same pages with
/// bare `fetch`. The SDK must be built and Node.js on the path.
///
///     bench/run sdk-ts [sends]
public final class SdkListingRun {

    private static final Path SDK = Path.of("sdk/typescript");

    private SdkListingRun() {}

    public static void main(String[] args) throws Exception {
        int sends = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
        var work = Files.createTempDirectory("espalier-bench");
        try (var server =
                Server.start(
                        Path.of("./espalier").toAbsolutePath(),
                        work.resolve("data"),
                        "smtp://127.0.0.1:" + Sink.freePort())) {
            fill(server, sends);
            var figures = new Figures();
            figures.note("machine", Figures.machine());
            figures.note("date", InstantSource.system().instant().toString());
            tell(walk(server), figures);
            figures.append(Path.of("bench/results/sdk-ts.md"), "TypeScript SDK: a long list");
        }
    }

    private static void fill(Server server, int sends) throws IOException, SQLException {
        try (var database = Database.of(server.data())) {
            database.execute(
                    """
                    INSERT INTO send (workspace_id, id, enrolment_id, sequence_id, version, step_key, occurrence,
                                      contact_id, email_id, template_id, fingerprint, state, planned_at, attempt,
                                      accepted_at, ended_at, detail)
                    SELECT 1, lpad(to_hex(n), 32, '0')::uuid, gen_random_uuid(), 'seq_bench', 1, 'hello', 1,
                           'con_' || n, 'eml_bench', 'tmpl_bench', decode(repeat('00', 32), 'hex'), 'accepted', now(), 1,
                           now(), now(), '250 2.0.0 OK'
                      FROM generate_series(1, %d) AS n
                    """
                            .formatted(sends));
            database.execute("VACUUM (ANALYZE) send");
            database.execute("CHECKPOINT");
        }
    }

    /// @return the line of JSON that the program prints
    private static String walk(Server server) throws IOException, InterruptedException {
        var builder =
                new ProcessBuilder("node", "--expose-gc", "bench/listing.mjs")
                        .directory(SDK.toFile())
                        .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("ESPALIER_URL", server.address().toString());
        builder.environment().put("ESPALIER_API_KEY", Server.KEY);
        var node = builder.start();
        try (var out = node.getInputStream()) {
            var line = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            if (node.waitFor() != 0) {
                throw new IllegalStateException("bench/listing.mjs failed: " + line);
            }
            return line;
        } finally {
            node.destroy();
        }
    }

    private static void tell(String line, Figures figures) {
        double bare = number(line, "bare");
        double sdk = number(line, "sdk");
        figures.add("sends", number(line, "sends"), "sends");
        figures.add("bare fetch, pages of 100", bare, "ms");
        figures.add("the SDK, one by one", sdk, "ms");
        figures.add("the SDK against bare fetch", sdk / bare, "times");
        figures.add("live heap after a tenth", number(line, "heapFirst"), "MiB");
        figures.add("live heap at the end", number(line, "heapLast"), "MiB");
        figures.add("live heap at most", number(line, "heapMost"), "MiB");
    }

    private static double number(String line, String name) {
        var found = Pattern.compile("\"" + name + "\":([0-9.]+)").matcher(line);
        if (!found.find()) {
            throw new IllegalStateException("no " + name + " in " + line);
        }
        return Double.parseDouble(found.group(1));
    }
}
