package dev.espalier.definition;

import dev.espalier.definition.Draft.Content;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Gives every step its key: the written one; else the one that the same step had before; else a
/// new one that tells what the step does.
///
/// A key that any step had before is never given to another step, even when its owner is gone:
/// contacts who passed the old step would be taken to have passed the new one.
final class StepKeys {

    private static final int MOST = 64;
    private static final Pattern LIQUID = Pattern.compile("(?s)\\{\\{.*?}}|\\{%.*?%}");
    private static final Pattern WORD = Pattern.compile("[a-z0-9]+");

    private final List<Draft> drafts;
    private final Optional<Definition> previous;
    private final @Nullable StepKey[] keys;
    private final Set<StepKey> used = new HashSet<>();

    private StepKeys(List<Draft> drafts, Optional<Definition> previous) {
        this.drafts = drafts;
        this.previous = previous;
        this.keys = new StepKey[drafts.size()];
    }

    /// @param drafts all steps of a text, each at its number
    /// @return the keys in the same order; two equal written keys are left for the caller to refuse
    static List<StepKey> of(List<Draft> drafts, Optional<Definition> previous) {
        return new StepKeys(drafts, previous).give();
    }

    private List<StepKey> give() {
        for (var draft : drafts) {
            draft.key().ifPresent(used::add);
        }
        previous.ifPresent(this::keepPrevious);
        List<StepKey> given = new ArrayList<>();
        for (var draft : drafts) {
            var key = keys[draft.number()];
            given.add(draft.key().orElseGet(() -> key != null ? key : fresh(draft)));
        }
        return given;
    }

    private void keepPrevious(Definition before) {
        var alignment = new StepAlignment(drafts, before);
        var kept = alignment.pairs();
        var free = new TreeMap<Integer, Step>();
        for (int i = 0; i < alignment.before().size(); i++) {
            free.put(i, alignment.before().get(i));
        }
        kept.values().forEach(free::remove);
        free.values().removeIf(step -> used.contains(step.key()));
        for (var draft : drafts) {
            if (draft.key().isEmpty()) {
                var place = kept.get(draft.number());
                keys[draft.number()] =
                        place != null
                                ? alignment.before().get(place).key()
                                : moved(draft, alignment, free);
            }
        }
        before.allSteps().forEach(step -> used.add(step.key()));
    }

    /// The key of the first equal step that stood elsewhere and has found no other heir.
    private static @Nullable StepKey moved(
            Draft draft, StepAlignment alignment, Map<Integer, Step> free) {
        for (var place : free.keySet()) {
            if (alignment.isEqual(draft, place)) {
                var step = free.remove(place);
                return step == null ? null : step.key();
            }
        }
        return null;
    }

    private StepKey fresh(Draft draft) {
        String base = valid(told(draft.content()));
        var key = new StepKey(base);
        for (int i = 2; !used.add(key); i++) {
            String suffix = "-" + i;
            key =
                    new StepKey(
                            base.substring(0, Math.min(base.length(), MOST - suffix.length()))
                                    + suffix);
        }
        return key;
    }

    private static String told(Content content) {
        return switch (content) {
            case Content.Email(EmailContent.FromTemplate(var id), _, _) -> "email-" + id;
            case Content.Email(EmailContent.Inline(var subject, _, _, _), _, _) ->
                    "email-" + words(subject);
            case Content.Email(EmailContent.Brief(var brief), _, _) -> "email-" + words(brief);
            case Content.Delay(DelayRule.For(var span)) -> "delay-" + span;
            case Content.Delay(DelayRule.Until(var time, _)) ->
                    "until-" + time.toString().replace(":", "");
            case Content.Condition(var asked) -> "condition-" + told(asked.predicate());
            case Content.Wait(var event, _, _) -> "wait-" + event;
            case Content.Exit _ -> "exit";
            case Content.Unreadable _ -> "step";
        };
    }

    private static String told(Predicate predicate) {
        return switch (predicate) {
            case Predicate.Compares(var property, _, _) ->
                    property.substring(property.lastIndexOf('.') + 1);
            case Predicate.Did(var email, var activity) -> email + "-" + activity.word();
            case Predicate.Not(var part) -> "not-" + told(part);
            case Predicate.All(var parts) -> parts.isEmpty() ? "all" : told(parts.getFirst());
            case Predicate.Any(var parts) -> parts.isEmpty() ? "any" : told(parts.getFirst());
        };
    }

    /// The first few words outside of Liquid.
    private static String words(String text) {
        String begin = text.substring(0, Math.min(text.length(), 300));
        var words = WORD.matcher(LIQUID.matcher(begin).replaceAll(" ").toLowerCase(Locale.ROOT));
        return words.results().limit(5).map(MatchResult::group).collect(Collectors.joining("-"));
    }

    private static String valid(String told) {
        String key = told.replaceAll("[^A-Za-z0-9_-]+", "-");
        key = key.substring(0, Math.min(key.length(), MOST)).replaceAll("[-_]+$", "");
        return StepKey.isValid(key) ? key : "step";
    }

    /// A predicate whose email words are turned into others.
    static Predicate withEmails(Predicate predicate, Function<StepKey, StepKey> emails) {
        return switch (predicate) {
            case Predicate.Compares compares -> compares;
            case Predicate.Did(var email, var activity) ->
                    new Predicate.Did(emails.apply(email), activity);
            case Predicate.All(var parts) ->
                    new Predicate.All(parts.stream().map(p -> withEmails(p, emails)).toList());
            case Predicate.Any(var parts) ->
                    new Predicate.Any(parts.stream().map(p -> withEmails(p, emails)).toList());
            case Predicate.Not(var part) -> new Predicate.Not(withEmails(part, emails));
        };
    }
}
