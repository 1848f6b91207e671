package dev.espalier.definition;

import dev.espalier.definition.Draft.Content;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes steps of drafts once every step has its key, and finds the emails that conditions ask
/// about.
final class StepBuilder {

    private static final StepKey ANY = new StepKey("any");

    private final List<StepKey> keys;
    private final Faults faults;

    StepBuilder(List<StepKey> keys, Faults faults) {
        this.keys = keys;
        this.faults = faults;
    }

    /// @param earlier the emails that may have been sent before these steps; those among them are
    ///   added
    List<Step> steps(List<Draft> drafts, List<Draft> earlier) {
        List<Step> steps = new ArrayList<>();
        for (var draft : drafts) {
            var key = keys.get(draft.number());
            switch (draft.content()) {
                case Content.Email(var text, var delay, _) -> {
                    steps.add(new Step.Email(key, text, delay));
                    earlier.add(draft);
                }
                case Content.Delay(var rule) -> steps.add(new Step.Delay(key, rule));
                case Content.Condition(var asked) -> {
                    var predicate = resolved(asked, earlier);
                    steps.add(branches(draft, earlier).condition(key, predicate));
                }
                case Content.Wait(var event, var asked, var timeout) -> {
                    var when = asked.map(a -> resolved(a, earlier));
                    var branches = branches(draft, earlier);
                    steps.add(
                            new Step.Wait(
                                    key, event, when, timeout, branches.then, branches.otherwise));
                }
                case Content.Exit(var reason) -> steps.add(new Step.Exit(key, reason));
                case Content.Unreadable(var perhapsEmail) -> {
                    if (perhapsEmail) {
                        earlier.add(draft);
                    }
                    branches(draft, earlier);
                }
            }
        }
        return steps;
    }

    private record Branches(List<Step> then, List<Step> otherwise) {
        Step condition(StepKey key, Predicate predicate) {
            return new Step.Condition(key, predicate, then, otherwise);
        }
    }

    /// Neither branch knows the emails of the other; what comes after knows both.
    private Branches branches(Draft draft, List<Draft> earlier) {
        var inThen = new ArrayList<>(earlier);
        var inOtherwise = new ArrayList<>(earlier);
        int before = earlier.size();
        var branches =
                new Branches(steps(draft.then(), inThen), steps(draft.otherwise(), inOtherwise));
        earlier.addAll(inThen.subList(before, inThen.size()));
        earlier.addAll(inOtherwise.subList(before, inOtherwise.size()));
        return branches;
    }

    /// In an exit condition `any` means each email there is, unless a step is called so.
    Predicate resolvedExit(Asked asked, List<Draft> emails) {
        boolean isKey = emails.stream().anyMatch(draft -> keyOf(draft).equals(ANY));
        var mentions =
                asked.mentions().stream()
                        .filter(mention -> isKey || emails.isEmpty() || !mention.word().equals(ANY))
                        .toList();
        var predicate = resolved(new Asked(asked.predicate(), mentions), emails);
        return isKey || emails.isEmpty() ? predicate : spread(predicate, emails);
    }

    private Predicate spread(Predicate predicate, List<Draft> emails) {
        return switch (predicate) {
            case Predicate.Did(var email, var activity) when email.equals(ANY) ->
                    new Predicate.Any(
                            emails.stream()
                                    .<Predicate>map(
                                            draft -> new Predicate.Did(keyOf(draft), activity))
                                    .toList());
            case Predicate.Compares _, Predicate.Did _ -> predicate;
            case Predicate.All(var parts) ->
                    new Predicate.All(parts.stream().map(p -> spread(p, emails)).toList());
            case Predicate.Any(var parts) ->
                    new Predicate.Any(parts.stream().map(p -> spread(p, emails)).toList());
            case Predicate.Not(var part) -> new Predicate.Not(spread(part, emails));
        };
    }

    /// The predicate with every email by its key.
    Predicate resolved(Asked asked, List<Draft> earlier) {
        Map<StepKey, StepKey> found = new HashMap<>();
        for (var mention : asked.mentions()) {
            resolve(mention, earlier).ifPresent(key -> found.put(mention.word(), key));
        }
        return StepKeys.withEmails(asked.predicate(), word -> found.getOrDefault(word, word));
    }

    private Optional<StepKey> resolve(Asked.Mention mention, List<Draft> earlier) {
        var word = mention.word();
        if (earlier.stream().anyMatch(draft -> keyOf(draft).equals(word))) {
            return Optional.of(word);
        }
        var users = earlier.stream().filter(draft -> uses(draft, word.value())).toList();
        if (users.size() == 1) {
            return Optional.of(keyOf(users.getFirst()));
        }
        boolean unsure =
                earlier.stream()
                        .anyMatch(draft ->
                                draft.content() instanceof Content.Unreadable
                                        && draft.key().isEmpty());
        if (!unsure) {
            faults.expected(mention.piece(), expected(word, earlier, users));
        }
        return Optional.empty();
    }

    private String expected(StepKey word, List<Draft> earlier, List<Draft> users) {
        var named =
                (users.isEmpty() ? earlier : users).stream().map(d -> keyOf(d).value()).toList();
        if (named.isEmpty()) {
            return "the key of an earlier email step; there is none";
        }
        return users.isEmpty()
                ? "the key of an earlier email step: " + Words.oneOf(named, word.value())
                : "the key of one of the emails with this template: " + String.join(", ", named);
    }

    private StepKey keyOf(Draft draft) {
        return keys.get(draft.number());
    }

    private static boolean uses(Draft draft, String templateId) {
        return draft.content() instanceof Content.Email(EmailContent.FromTemplate(var id), _, _)
                && id.equals(templateId);
    }
}
