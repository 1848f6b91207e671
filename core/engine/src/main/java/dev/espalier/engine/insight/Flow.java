package dev.espalier.engine.insight;

import dev.espalier.definition.Step;
import dev.espalier.definition.StepKey;
import dev.espalier.engine.definitions.Programs;
import dev.espalier.engine.store.Emails.VersionKey;
import dev.espalier.engine.store.Overview.Standing;
import dev.espalier.engine.store.Store;
import dev.espalier.refusal.Refused.NotFound;
import dev.espalier.sequence.Email;
import dev.espalier.sequence.Sequence;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A version as a picture: its steps and branches, and how many people are where.
public final class Flow {

    private final Store store;
    private final Programs programs;
    private final Lately<VersionKey, Map<StepKey, Standing>> standings;

    Flow(Store store, Programs programs, InstantSource clock) {
        this.store = store;
        this.programs = programs;
        this.standings = new Lately<>(clock);
    }

    /// @param version which one it is
    public record Picture(int version, List<Node> nodes) {}

    /// @param title in a few words
    /// @param detail what the title leaves out; may be empty
    /// @param emailId of its email; empty for other steps, and for one that everybody gets another
    ///   of
    public record Node(
            Step step,
            String title,
            String detail,
            Optional<String> emailId,
            Standing people,
            List<Branch> branches) {}

    public record Branch(String label, List<Node> nodes) {}

    /// @param version empty: the one that runs, else the one that waits
    /// @throws NotFound when there is no such sequence or version
    public Picture of(int workspace, String id, Optional<Integer> version) {
        record Loaded(VersionKey key, List<Step> steps, Map<StepKey, Email> emails) {}
        var loaded =
                store.reading(tx -> {
                    var sequence =
                            tx.sequences()
                                    .find(workspace, id)
                                    .orElseThrow(() -> new NotFound("sequence", id));
                    int number = version.orElseGet(() -> usual(sequence));
                    var definition =
                            programs.read(
                                            tx.sequences()
                                                    .version(workspace, id, number)
                                                    .orElseThrow(() ->
                                                            new NotFound(
                                                                    "version of \"" + id + "\"",
                                                                    Integer.toString(number))))
                                    .definition();
                    var emails = new HashMap<StepKey, Email>();
                    tx.emails()
                            .ofVersion(workspace, id, number)
                            .forEach(email -> emails.put(email.step(), email));
                    return new Loaded(
                            new VersionKey(workspace, id, number), definition.steps(), emails);
                });
        var people =
                standings.get(
                        loaded.key(),
                        () ->
                                store.reading(tx ->
                                        tx.overview()
                                                .standings(workspace, id, loaded.key().version())));
        return new Picture(loaded.key().version(), nodes(loaded.steps(), loaded.emails(), people));
    }

    private static int usual(Sequence sequence) {
        return sequence.runningVersion().orElseGet(sequence::shownVersion);
    }

    private static List<Node> nodes(
            List<Step> steps, Map<StepKey, Email> emails, Map<StepKey, Standing> people) {
        return steps.stream().map(step -> node(step, emails, people)).toList();
    }

    private static Node node(Step step, Map<StepKey, Email> emails, Map<StepKey, Standing> people) {
        var email = Optional.ofNullable(emails.get(step.key()));
        var words = new StepWords(step, email);
        List<Branch> branches =
                switch (step) {
                    case Step.Condition(_, _, var then, var otherwise) ->
                            List.of(
                                    new Branch("yes", nodes(then, emails, people)),
                                    new Branch("no", nodes(otherwise, emails, people)));
                    case Step.Wait(_, _, _, _, var then, var otherwise) ->
                            List.of(
                                    new Branch("it came", nodes(then, emails, people)),
                                    new Branch("it did not", nodes(otherwise, emails, people)));
                    case Step.Email _, Step.Delay _, Step.Exit _ -> List.of();
                };
        return new Node(
                step,
                words.title(),
                words.detail(),
                email.map(Email::id),
                people.getOrDefault(step.key(), Standing.NOBODY),
                branches);
    }
}
