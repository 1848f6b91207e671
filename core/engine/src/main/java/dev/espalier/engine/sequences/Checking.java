package dev.espalier.engine.sequences;

import dev.espalier.definition.EmailContent;
import dev.espalier.definition.Reading;
import dev.espalier.definition.Step;
import dev.espalier.definition.StepKey;
import dev.espalier.email.EmailText;
import dev.espalier.email.Template;
import dev.espalier.engine.definitions.DefinitionSyntax;
import dev.espalier.engine.mail.Composer;
import dev.espalier.engine.review.Reader;
import dev.espalier.engine.sequences.Rehearsal.Assumptions;
import dev.espalier.engine.sequences.Rehearsal.Play;
import dev.espalier.engine.sequences.Rehearsal.Result;
import dev.espalier.engine.store.Store;
import dev.espalier.engine.store.Transaction;
import dev.espalier.planner.Facts.EmailState;
import dev.espalier.refusal.Issue;
import dev.espalier.refusal.Refused.NotFound;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Looks through a definition that somebody is writing: its faults, and a dry run of it. Nothing is
/// stored.
public final class Checking {

    private final Store store;
    private final DefinitionSyntax syntax;
    private final Composer composer;
    private final Rehearsal rehearsal;
    private final InstantSource clock;

    public Checking(
            Store store,
            DefinitionSyntax syntax,
            Composer composer,
            Rehearsal rehearsal,
            InstantSource clock) {
        this.store = store;
        this.syntax = syntax;
        this.composer = composer;
        this.rehearsal = rehearsal;
        this.clock = clock;
    }

    /// @param faults in the order of the text
    /// @param plan empty while there is a fault
    public record Checked(List<Issue> faults, Optional<Result> plan) {}

    /// @param contactId whose way to walk; empty: that of somebody made up
    /// @throws NotFound when there is no such contact
    public Checked check(
            int workspace, String text, Optional<String> contactId, Assumptions assumptions) {
        return store.reading(tx -> {
            var contact =
                    contactId
                            .map(id -> Rehearsal.contact(tx, workspace, id))
                            .orElseGet(() -> Reader.madeUp(workspace, clock.instant()).contact());
            return switch (syntax.read(text, Optional.empty())) {
                case Reading.Faulty(var issues) -> new Checked(issues, Optional.empty());
                case Reading.Read read -> {
                    var faults = new ArrayList<Issue>();
                    var play = play(tx, workspace, read, faults);
                    if (!faults.isEmpty()) {
                        faults.sort(Comparator.comparingInt(Issue::line));
                        yield new Checked(List.copyOf(faults), Optional.empty());
                    }
                    yield new Checked(
                            List.of(), Optional.of(rehearsal.walk(tx, contact, play, assumptions)));
                }
            };
        });
    }

    private Play play(Transaction tx, int workspace, Reading.Read read, List<Issue> faults) {
        var used =
                read.templates().stream().map(Reading.TemplateUse::templateId).distinct().toList();
        var templates =
                used.isEmpty()
                        ? Map.<String, Template>of()
                        : tx.templates().findAll(workspace, used).stream()
                                .collect(Collectors.toMap(Template::id, template -> template));
        read.templates().stream()
                .filter(use -> !templates.containsKey(use.templateId()))
                .forEach(use -> faults.add(use.missing()));
        var texts = new HashMap<StepKey, EmailText>();
        var states = new HashMap<StepKey, EmailState>();
        for (var step : read.definition().emails()) {
            text(step, templates, read.spots(), faults)
                    .ifPresent(text -> {
                        texts.put(step.key(), text);
                        states.put(step.key(), new EmailState(Instant.EPOCH, null));
                    });
        }
        return new Play("", read.definition(), texts, states, new HashSet<>(states.keySet()));
    }

    private Optional<EmailText> text(
            Step.Email step,
            Map<String, Template> templates,
            Map<StepKey, Reading.Spot> spots,
            List<Issue> faults) {
        return switch (step.content()) {
            case EmailContent.FromTemplate(var id) ->
                    Optional.ofNullable(templates.get(id)).map(Template::text);
            case EmailContent.Inline inline ->
                    switch (composer.compile(
                            inline.subject(),
                            inline.preheader().orElse(null),
                            inline.body(),
                            inline.text().orElse(null))) {
                        case Composer.Compiled.Text(var text, _) -> Optional.of(text);
                        case Composer.Compiled.Faulty(var found) -> {
                            var spot = spots.getOrDefault(step.key(), new Reading.Spot("", 0));
                            found.forEach(fault ->
                                    faults.add(
                                            new Issue(
                                                    spot.path() + "." + fault.part(),
                                                    spot.line(),
                                                    fault.problem())));
                            yield Optional.empty();
                        }
                    };
            case EmailContent.Brief _ -> Optional.empty();
        };
    }
}
