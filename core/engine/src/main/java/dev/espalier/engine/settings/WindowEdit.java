package dev.espalier.engine.settings;

import dev.espalier.definition.DefinitionReader;
import dev.espalier.definition.Holidays;
import dev.espalier.definition.Node;
import dev.espalier.definition.ScheduleReading;
import dev.espalier.definition.SendWindow;
import dev.espalier.refusal.Issue;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// When mail is to go out where a sequence says nothing.
public sealed interface WindowEdit {

    /// At any time.
    record Off() implements WindowEdit {}

    /// As in a definition's `schedule`; what is empty is not limited.
    record Hours(
            Optional<String> from,
            Optional<String> to,
            Optional<List<String>> days,
            Optional<String> zone,
            Optional<String> holidays)
            implements WindowEdit {

        private Node node() {
            var entries = new ArrayList<Node.Entry>();
            from.ifPresent(time -> entries.add(entry("from", text(time))));
            to.ifPresent(time -> entries.add(entry("to", text(time))));
            days.ifPresent(some ->
                    entries.add(
                            entry(
                                    "days",
                                    new Node.Seq(some.stream().map(Hours::text).toList(), 0))));
            zone.ifPresent(id -> entries.add(entry("zone", text(id))));
            holidays.ifPresent(region -> entries.add(entry("holidays", text(region))));
            return new Node.Mapping(entries, 0);
        }

        private static Node.Entry entry(String name, Node value) {
            return new Node.Entry(name, value, 0);
        }

        private static Node text(String value) {
            return new Node.Text(value, 0);
        }
    }

    /// Empty after a fault, which is added at its part of `schedule`.
    default Optional<SendWindow> read(Holidays calendar, Instant now, List<Issue> faults) {
        return switch (this) {
            case Off _ -> Optional.of(new SendWindow.Anytime());
            case Hours hours ->
                    switch (DefinitionReader.readSchedule(hours.node(), calendar)) {
                        case ScheduleReading.Faulty(var issues) -> {
                            faults.addAll(issues);
                            yield Optional.empty();
                        }
                        case ScheduleReading.Read(var window) -> {
                            if (!window.opens(now, ZoneOffset.UTC, calendar)) {
                                faults.add(
                                        Issue.at(
                                                "schedule",
                                                "never open (expected: days that are not all holidays)"));
                            }
                            yield Optional.of(window);
                        }
                    };
        };
    }
}
