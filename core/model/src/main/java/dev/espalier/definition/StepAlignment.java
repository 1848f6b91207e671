package dev.espalier.definition;

import dev.espalier.definition.Draft.Content;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which step of a text is which step of the definition before it: the cheapest way to edit the one
/// into the other, where a step that stays costs nothing, one that moved into or out of a branch
/// little, one that is new or gone more, and one that was changed less than one gone and one new.
///
/// After a single insertion, removal or change no other reading of the edit is as cheap, but among
/// equal steps in a row; that is why all other steps keep their keys.
final class StepAlignment {

    private static final int MOVED = 1;
    private static final int NEW_OR_GONE = 2;
    private static final int CHANGED = 3;
    private static final int NEVER = 1_000_000;
    private static final StepKey ANY = new StepKey("any");

    private record Placed(Step step, Step bare, int level) {}

    private final List<Draft> drafts;
    private final List<Placed> before = new ArrayList<>();
    private final List<Optional<Step>> bare = new ArrayList<>();
    private final Set<StepKey> written = new HashSet<>();
    private final Set<StepKey> beforeKeys = new HashSet<>();

    StepAlignment(List<Draft> drafts, Definition before) {
        this.drafts = drafts;
        place(before.steps(), 0);
        this.before.forEach(placed -> beforeKeys.add(placed.step.key()));
        drafts.forEach(draft -> draft.key().ifPresent(written::add));
        drafts.forEach(draft -> bare.add(bare(draft.content())));
    }

    /// The steps before, in the order of their text.
    List<Step> before() {
        return before.stream().map(Placed::step).toList();
    }

    boolean isEqual(Draft draft, int place) {
        return bare.get(draft.number()).filter(before.get(place).bare::equals).isPresent();
    }

    /// From a draft's number to the place of the step that it was before.
    Map<Integer, Integer> pairs() {
        int[][] costs = costs();
        Map<Integer, Integer> pairs = new HashMap<>();
        int i = 0;
        int j = 0;
        while (i < drafts.size() && j < before.size()) {
            if (costs[i][j] == cost(i, j) + costs[i + 1][j + 1]) {
                pairs.put(i++, j++);
            } else if (costs[i][j] == NEW_OR_GONE + costs[i + 1][j]) {
                i++;
            } else {
                j++;
            }
        }
        return pairs;
    }

    /// What it costs to edit all from (i, j) on.
    private int[][] costs() {
        int n = drafts.size();
        int m = before.size();
        int[][] costs = new int[n + 1][m + 1];
        for (int i = n; i >= 0; i--) {
            for (int j = m; j >= 0; j--) {
                if (i == n || j == m) {
                    costs[i][j] = (n - i + m - j) * NEW_OR_GONE;
                } else {
                    int one = NEW_OR_GONE + Math.min(costs[i + 1][j], costs[i][j + 1]);
                    costs[i][j] = Math.min(one, cost(i, j) + costs[i + 1][j + 1]);
                }
            }
        }
        return costs;
    }

    private int cost(int i, int j) {
        var draft = drafts.get(i);
        var placed = before.get(j);
        var key = placed.step.key();
        if (draft.key().filter(beforeKeys::contains).isPresent()) {
            return draft.key().filter(key::equals).isPresent() ? 0 : NEVER;
        }
        if (written.contains(key)) {
            return NEVER;
        }
        int moved = draft.level() == placed.level ? 0 : MOVED;
        if (isEqual(draft, j)) {
            return moved;
        }
        return bare.get(i).filter(step -> step.getClass() == placed.bare.getClass()).isPresent()
                ? CHANGED + moved
                : NEVER;
    }

    private void place(List<Step> steps, int level) {
        int inside = (level / 2 + 1) * 2;
        for (var step : steps) {
            before.add(new Placed(step, bare(step), level));
            switch (step) {
                case Step.Condition(_, _, var then, var otherwise) -> {
                    place(then, inside);
                    place(otherwise, inside + 1);
                }
                case Step.Wait(_, _, _, _, var then, var otherwise) -> {
                    place(then, inside);
                    place(otherwise, inside + 1);
                }
                case Step.Email _, Step.Delay _, Step.Exit _ -> {}
            }
        }
    }

    private static Step bare(Step step) {
        return switch (step) {
            case Step.Email(_, var content, var delay) -> new Step.Email(ANY, content, delay);
            case Step.Delay(_, var rule) -> new Step.Delay(ANY, rule);
            case Step.Condition(_, var predicate, _, _) ->
                    new Step.Condition(ANY, predicate, List.of(), List.of());
            case Step.Wait(_, var event, var when, var timeout, _, _) ->
                    new Step.Wait(ANY, event, when, timeout, List.of(), List.of());
            case Step.Exit(_, var reason) -> new Step.Exit(ANY, reason);
        };
    }

    private Optional<Step> bare(Content content) {
        return switch (content) {
            case Content.Email(var text, var delay, _) ->
                    Optional.of(new Step.Email(ANY, text, delay));
            case Content.Delay(var rule) -> Optional.of(new Step.Delay(ANY, rule));
            case Content.Condition(var asked) ->
                    Optional.of(new Step.Condition(ANY, asBefore(asked), List.of(), List.of()));
            case Content.Wait(var event, var asked, var timeout) ->
                    Optional.of(
                            new Step.Wait(
                                    ANY,
                                    event,
                                    asked.map(this::asBefore),
                                    timeout,
                                    List.of(),
                                    List.of()));
            case Content.Exit(var reason) -> Optional.of(new Step.Exit(ANY, reason));
            case Content.Unreadable _ -> Optional.empty();
        };
    }

    /// With the keys that the definition before had put for template ids.
    private Predicate asBefore(Asked asked) {
        return StepKeys.withEmails(
                asked.predicate(),
                word ->
                        beforeKeys.contains(word) || written.contains(word)
                                ? word
                                : keyOfTemplate(word).orElse(word));
    }

    private Optional<StepKey> keyOfTemplate(StepKey word) {
        var keys =
                before.stream()
                        .map(Placed::step)
                        .filter(step ->
                                step instanceof Step.Email(_, EmailContent.FromTemplate(var id), _)
                                        && id.equals(word.value()))
                        .map(Step::key)
                        .toList();
        return keys.size() == 1 ? Optional.of(keys.getFirst()) : Optional.empty();
    }
}
