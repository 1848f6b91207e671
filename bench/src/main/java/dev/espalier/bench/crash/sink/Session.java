package dev.espalier.bench.crash.sink;

import dev.espalier.bench.crash.check.Outcome;
import dev.espalier.bench.crash.check.Transaction;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/// One connection.
final class Session {

    private static final String HELLO =
            "250-sink.example\r\n250-PIPELINING\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 SIZE 52428800";

    private final Socket socket;
    private final int number;
    private final Faults faults;
    private final SinkLog log;
    private final SplittableRandom random;
    private final InputStream in;
    private final OutputStream out;
    private String node = "";
    private String from = "";
    private String to = "";

    /// 0: none is under way.
    private long begun;

    Session(Socket socket, int number, Faults faults, SinkLog log, SplittableRandom random)
            throws IOException {
        // Small answers to a client that waits for them: held back, they would cost 40 ms each.
        socket.setTcpNoDelay(true);
        this.socket = socket;
        this.number = number;
        this.faults = faults;
        this.log = log;
        this.random = random;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
    }

    /// Serves until the client goes.
    void serve() {
        try (socket) {
            say("220 sink.example ESMTP");
            boolean goesOn = true;
            while (goesOn) {
                goesOn = command(new String(Message.line(in), StandardCharsets.UTF_8).strip());
            }
        } catch (IOException gone) {
            // Even a client that went away between two commands is worth a line when it had begun.
            if (begun != 0) {
                log.note(ended(Outcome.BROKEN, new Message("", "", "")));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean command(String line) throws IOException, InterruptedException {
        var verb = line.toUpperCase(Locale.ROOT);
        if (verb.startsWith("EHLO ")) {
            node = line.substring("EHLO ".length()).strip();
            say(HELLO);
        } else if (verb.startsWith("MAIL FROM:")) {
            begun = System.nanoTime();
            from = address(line);
            say("250 2.1.0 ok");
        } else if (verb.startsWith("RCPT TO:")) {
            recipient(address(line));
        } else if (verb.equals("DATA")) {
            return data();
        } else if (verb.equals("QUIT")) {
            say("221 2.0.0 bye");
            return false;
        } else {
            forget();
            say("250 2.0.0 ok");
        }
        return true;
    }

    private void recipient(String address) throws IOException {
        if (begun == 0) {
            say("503 5.5.1 MAIL FROM first");
            return;
        }
        to = address;
        if (random.nextDouble() < faults.defer() / 2) {
            log.note(ended(Outcome.DEFERRED, new Message("", "", "")));
            forget();
            say("451 4.7.1 try again later");
            return;
        }
        say("250 2.1.5 ok");
    }

    /// @return false when the connection ends here
    private boolean data() throws IOException, InterruptedException {
        if (begun == 0 || to.isEmpty()) {
            say("503 5.5.1 nobody to send it to");
            return true;
        }
        say("354 go on");
        var message = Message.read(in);
        TimeUnit.NANOSECONDS.sleep(faults.slowness(random).toNanos());
        double fate = random.nextDouble();
        if (fate < faults.defer() / 2) {
            log.note(ended(Outcome.DEFERRED, message));
            forget();
            say("451 4.3.0 try again later");
            return true;
        }
        fate -= faults.defer() / 2;
        if (fate >= 0 && fate < faults.drop()) {
            log.force(ended(Outcome.UNANSWERED, message));
            forget();
            return false;
        }
        fate -= faults.drop();
        accept(message, fate >= 0 && fate < faults.stall());
        return true;
    }

    private void accept(Message message, boolean stalls) throws IOException, InterruptedException {
        var taken = ended(stalls ? Outcome.STALLED : Outcome.ACCEPTED, message);
        log.force(taken);
        forget();
        TimeUnit.NANOSECONDS.sleep((stalls ? faults.silence() : Duration.ZERO).toNanos());
        say("250 2.0.0 taken");
        log.answered(taken, System.nanoTime());
    }

    private Transaction ended(Outcome outcome, Message message) {
        return new Transaction(
                outcome,
                begun,
                System.nanoTime(),
                0,
                number,
                node,
                from,
                to,
                message.subject(),
                message.messageId(),
                message.sha256());
    }

    private void forget() {
        begun = 0;
        from = "";
        to = "";
    }

    private void say(String answer) throws IOException {
        out.write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static String address(String line) throws EOFException {
        int open = line.indexOf('<');
        int close = line.indexOf('>', open + 1);
        if (open < 0 || close < 0) {
            throw new EOFException(line + " (expected: an address in brackets)");
        }
        return line.substring(open + 1, close);
    }
}
