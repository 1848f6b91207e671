package dev.espalier.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/// A server with a database and a sink of its own and the onboarding in it, which goes out as often
/// as it is asked to.
record Side(Sink sink, Server server, Database database, List<String> people)
        implements AutoCloseable {

    /// @param rate emails a second
    /// @param cpu milliseconds an email, all processes
    record Drained(double rate, double cpu) {
        @Override
        public String toString() {
            return "%,.0f/s %.3f ms".formatted(rate, cpu);
        }
    }

    static Side start(Path launcher) throws IOException, InterruptedException, SQLException {
        var work = Files.createTempDirectory("espalier-bench");
        var sink = Sink.start(work);
        var server = Server.start(launcher, work.resolve("data"), sink.url());
        var api = server.api();
        Drip.install(api);
        api.upload("/api/contacts/import", Contacts.madeUp().csv());
        return new Side(sink, server, Database.of(server.data()), LoadRun.people(api));
    }

    Drained drip() throws IOException, InterruptedException, SQLException {
        var processes = server.with(sink);
        long taken = sink.taken();
        var cpu = Processes.cpu(processes);
        double seconds = Drip.run(server, database, people);
        long emails = sink.taken() - taken;
        double used = Processes.cpu(processes).minus(cpu).toMillis();
        database.execute("DELETE FROM enrolment");
        database.execute("CHECKPOINT");
        return new Drained(emails / seconds, used / emails);
    }

    @Override
    public void close() throws SQLException {
        database.close();
        server.close();
        sink.close();
    }

    /// What the server and its PostgreSQL take, in MiB.
    long memory() {
        return Processes.memoryMiB(server.processes());
    }
}
