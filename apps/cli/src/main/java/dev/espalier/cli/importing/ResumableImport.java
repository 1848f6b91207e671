package dev.espalier.cli.importing;

import dev.espalier.sdk.Espalier;
import dev.espalier.sdk.ImportReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Brings one file in, or the rest of it.
public final class ResumableImport {

    /// Refused rows that the report lists; the file of refused rows has all.
    private static final int LISTED = 20_000;

    /// @param kind of its rows
    /// @param refused where refused rows go
    /// @param key that the server is asked with
    /// @param anew whether to begin at the first row, whatever was done before
    public record Order(Kind kind, Path file, Path refused, String key, boolean anew) {
        @Override
        public String toString() {
            return "Order[kind="
                    + kind
                    + ", file="
                    + file
                    + ", refused="
                    + refused
                    + ", key=hidden]";
        }
    }

    private final Order order;
    private final Espalier server;
    private final Courier courier;
    private final Watcher watcher;
    private final List<ImportReport.RefusedRow> listed = new ArrayList<>();

    /// Null when no position can be kept.
    private @Nullable Bookmark bookmark;

    /// @param patience how long a server that went away is waited for
    public ResumableImport(Order order, Espalier server, Duration patience, Watcher watcher) {
        this.order = order;
        this.server = server;
        this.watcher = watcher;
        this.courier = new Courier(order.kind(), server, patience, watcher);
    }

    /// A part under way.
    private record Sent(Part part, Future<ImportReport> answer) {}

    /// Returns when every row is done with.
    ///
    /// @return of all rows, those included that an earlier run did
    /// @throws BrokenOff when the server was away for too long
    /// @throws Held when another process is importing it, or another file with these refused rows
    public ImportReport run() {
        try (var kept = open();
                var parts = new Parts(order.kind(), order.file())) {
            bookmark = kept;
            var report = run(parts);
            forget();
            return report;
        } catch (IOException failed) {
            throw new UncheckedIOException(order.file() + ": " + failed.getMessage(), failed);
        }
    }

    private ImportReport run(Parts parts) {
        var tail = new RefusedTail(order.refused(), parts.header());
        var position = begin(parts, tail);
        // While the server has a part, the next one is read.
        for (var ahead = send(parts); ahead.isPresent(); ) {
            var sent = ahead.get();
            var next = parts.hasNext() ? Optional.of(parts.next()) : Optional.<Part>empty();
            var answer = courier.answer(sent.part(), sent.answer(), position.rows());
            position = settled(position, sent.part(), answer, tail);
            ahead = next.map(part -> new Sent(part, courier.start(part)));
        }
        return position.report(listed);
    }

    private @Nullable Bookmark open() {
        var file = Bookmark.beside(order.refused());
        try {
            return Bookmark.open(file);
        } catch (IOException failed) {
            unkept(file, failed);
            return null;
        }
    }

    private void unkept(Path file, IOException failed) {
        watcher.said(
                "%s: cannot be written (%s): if this import breaks off, it begins anew"
                        .formatted(file, failed.getMessage()));
    }

    private void forget() {
        keep(Optional.empty());
    }

    private Optional<Sent> send(Parts parts) {
        if (!parts.hasNext()) {
            return Optional.empty();
        }
        var part = parts.next();
        return Optional.of(new Sent(part, courier.start(part)));
    }

    private Position begin(Parts parts, RefusedTail tail) {
        var target = Target.of(order.kind(), order.file(), server.baseUrl(), order.key());
        var kept =
                order.anew() || bookmark == null ? Optional.<Position>empty() : bookmark.position();
        var changed = kept.flatMap(position -> changed(position, target, tail));
        if (changed.isPresent()) {
            watcher.said(
                    "%s; beginning anew (what is in is left as it is)".formatted(changed.get()));
        }
        if (kept.isEmpty() || changed.isPresent()) {
            forget();
            watcher.done(0);
            return Position.start(target);
        }
        var position = kept.get();
        tail.cut(position.refusedBytes());
        parts.skip(position.rows());
        watcher.said(
                "going on after %,d rows of %s, where it broke off (--restart begins anew)"
                        .formatted(position.rows(), order.file()));
        watcher.done(parts.end());
        return position;
    }

    /// Why an import cannot go on from there.
    private Optional<String> changed(Position kept, Target now, RefusedTail tail) {
        var before = kept.target();
        var after = "%,d rows".formatted(kept.rows());
        if (before.kind() != now.kind()) {
            return Optional.of(
                    "the import of %s broke off after %s, as one of %s"
                            .formatted(order.file(), after, before.kind().words()));
        }
        if (!before.file().equals(now.file())) {
            return Optional.of(
                    "%s has the refused rows of %s, whose import broke off after %s"
                            .formatted(order.refused(), before.file(), after));
        }
        if (!before.fingerprint().equals(now.fingerprint())) {
            return Optional.of(
                    "%s is not as it was when its import broke off after %s"
                            .formatted(order.file(), after));
        }
        if (!before.server().equals(now.server()) || !before.key().equals(now.key())) {
            return Optional.of(
                    "the import of %s broke off after %s, to %s by another key or address"
                            .formatted(order.file(), after, before.server()));
        }
        if (!tail.has(kept.refusedBytes())) {
            return Optional.of(
                    "%s is not as it was when the import broke off after %s"
                            .formatted(order.refused(), after));
        }
        if (!kept.last().isEmpty() && !order.kind().has(server, kept.last())) {
            return Optional.of(
                    "%s, which the import had brought in when it broke off, is not there any more"
                            .formatted(kept.last()));
        }
        return Optional.empty();
    }

    /// The refused rows first: whatever happens between the two, they are cut off and written
    /// again.
    private Position settled(Position before, Part part, ImportReport answer, RefusedTail tail) {
        if (answer.rows() != part.sent().size()) {
            throw new IllegalStateException(
                    "the server took a part of %d rows for %d rows"
                            .formatted(part.sent().size(), answer.rows()));
        }
        var refusals = part.refusals(answer);
        var report = part.of(answer, refusals);
        report.refusedRows().stream().limit(LISTED - listed.size()).forEach(listed::add);
        long bytes = tail.append(before.refusedBytes(), refusals);
        var position = before.plus(report, bytes, part.last(refusals, before.last()));
        keep(Optional.of(position));
        watcher.done(part.end());
        return position;
    }

    private void keep(Optional<Position> position) {
        if (bookmark == null) {
            return;
        }
        try {
            bookmark.write(position);
        } catch (IOException failed) {
            unkept(bookmark.file(), failed);
            bookmark = null;
        }
    }
}
