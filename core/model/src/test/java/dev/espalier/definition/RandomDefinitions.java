package dev.espalier.definition;

import dev.espalier.email.Markup;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Makes definitions at random, every one of them legal: of every kind of step, condition, window
/// and trigger, with awkward texts and times among them. The same generator makes the same ones.
public final class RandomDefinitions {

    /// The zones with the least regular clocks, and some plain ones.
    public static final List<ZoneId> ZONES =
            List.of(
                    ZoneId.of("UTC"),
                    ZoneId.of("Europe/London"),
                    ZoneId.of("America/New_York"),
                    ZoneId.of("Asia/Kathmandu"),
                    ZoneId.of("Australia/Lord_Howe"),
                    ZoneId.of("Pacific/Apia"),
                    ZoneId.of("America/Sao_Paulo"),
                    ZoneId.of("+05:30"));

    /// The events that triggers, waits and exit conditions name.
    public static final List<String> EVENTS =
            List.of("signed_up", "order_placed", "purchased", "trial ended");

    /// The paths that conditions compare, those of an event last.
    public static final List<String> PATHS =
            List.of(
                    "contact.email",
                    "contact.properties.plan",
                    "contact.properties.age",
                    "contact.properties.birthday",
                    "event.amount",
                    "event.kind");

    private static final int DEEPEST = 4;
    private static final String[] TEXTS = {
        "pro",
        "",
        "0",
        "no",
        "true",
        "null",
        " edge ",
        "Zoë 🌱",
        "a \"quoted\" word",
        "it's: #1",
        "line\nend\n",
        "{{ contact.email }}",
        "\ttab",
        "~",
        "12:30",
        "- dash",
        "\\u0041",
        "<p>x</p>"
    };

    private final RandomGenerator random;
    private int number;
    private int left;

    public RandomDefinitions(RandomGenerator random) {
        this.random = random;
    }

    /// A definition of up to a dozen steps or so.
    public Definition next() {
        return next(1 + random.nextInt(12));
    }

    /// @param steps at least this many steps are never made, branches included
    public Definition next(int steps) {
        number = 0;
        left = steps;
        var emails = new ArrayList<StepKey>();
        var made = steps(emails, 0, true);
        return Definition.of(
                made, some(2, this::trigger), some(2, () -> exit(emails)), schedule(), reentry());
    }

    private List<Step> steps(List<StepKey> emails, int depth, boolean atLeastOne) {
        List<Step> steps = new ArrayList<>();
        while ((atLeastOne && steps.isEmpty()) || (left > 0 && random.nextInt(depth + 4) > depth)) {
            left--;
            var step = step(emails, depth);
            steps.add(step);
            if (ends(step)) {
                break;
            }
        }
        return steps;
    }

    private static boolean ends(Step step) {
        return switch (step) {
            case Step.Exit _ -> true;
            case Step.Condition(_, _, var then, var otherwise) -> ends(then) && ends(otherwise);
            case Step.Wait(_, _, _, _, var then, var otherwise) -> ends(then) && ends(otherwise);
            case Step.Email _, Step.Delay _ -> false;
        };
    }

    private static boolean ends(List<Step> steps) {
        return !steps.isEmpty() && ends(steps.getLast());
    }

    private Step step(List<StepKey> emails, int depth) {
        int kind = random.nextInt(depth < DEEPEST ? 10 : 7);
        if (kind < 4) {
            var key = key("email");
            var step = new Step.Email(key, content(), random.nextBoolean() ? Span.NONE : span());
            emails.add(key);
            return step;
        }
        if (kind < 6) {
            return new Step.Delay(key("delay"), rule());
        }
        if (kind == 6) {
            return new Step.Exit(key("exit"), maybe(this::line));
        }
        var when = predicate(emails, true, 0);
        var key = key(kind == 7 ? "wait" : "condition");
        var inThen = new ArrayList<>(emails);
        var inOtherwise = new ArrayList<>(emails);
        var then = steps(inThen, depth + 1, false);
        var otherwise = steps(inOtherwise, depth + 1, false);
        int known = emails.size();
        emails.addAll(inThen.subList(known, inThen.size()));
        emails.addAll(inOtherwise.subList(known, inOtherwise.size()));
        if (kind == 7) {
            var asked = random.nextBoolean() ? Optional.of(when) : Optional.<Predicate>empty();
            var timeout = span();
            return new Step.Wait(
                    key,
                    pick(EVENTS),
                    asked,
                    timeout.isZero() ? new Span(1, Duration.ZERO) : timeout,
                    then,
                    otherwise);
        }
        return new Step.Condition(key, when, then, otherwise);
    }

    private StepKey key(String kind) {
        return new StepKey(
                pick(kind, "K", "9-" + kind, kind.toUpperCase(Locale.ROOT)) + "_" + number++);
    }

    private EmailContent content() {
        return switch (random.nextInt(4)) {
            case 0, 1 ->
                    new EmailContent.FromTemplate(pick("welcome", "tmpl_tips", "a b/c", "007"));
            case 2 ->
                    new EmailContent.Inline(line(), maybe(this::line), markup(), maybe(this::line));
            default -> new EmailContent.Brief(line());
        };
    }

    private Markup markup() {
        return switch (random.nextInt(3)) {
            case 0 -> new Markup.Mjml("<mjml><mj-body></mj-body></mjml>");
            case 1 -> new Markup.Html(pick("<p>Hello</p>", "\n <!doctype html>\n<p>é</p>"));
            default -> new Markup.Markdown(pick("# Hello\n\nworld", "1 < 2", "  < odd", "mjml"));
        };
    }

    private Span span() {
        return switch (random.nextInt(6)) {
            case 0 -> Span.NONE;
            case 1 -> new Span(random.nextInt(30), Duration.ZERO);
            case 2 -> new Span(7 * random.nextInt(5), Duration.ZERO);
            case 3 -> new Span(0, Duration.ofMinutes(random.nextInt(5000)));
            case 4 -> new Span(random.nextInt(5), Duration.ofMinutes(random.nextInt(5000)));
            default -> new Span(0, Duration.ofMillis(random.nextInt(100_000_000)));
        };
    }

    private DelayRule rule() {
        return random.nextInt(3) > 0
                ? new DelayRule.For(span())
                : new DelayRule.Until(time(), days());
    }

    private LocalTime time() {
        return switch (random.nextInt(5)) {
            case 0 -> LocalTime.ofSecondOfDay(random.nextInt(86_400));
            case 1 -> LocalTime.MIN;
            default -> LocalTime.ofSecondOfDay(60L * random.nextInt(1440));
        };
    }

    private Days days() {
        if (random.nextInt(3) == 0) {
            return Days.EVERY_DAY;
        }
        var days = EnumSet.of(pick(DayOfWeek.values()));
        for (int i = random.nextInt(7); i > 0; i--) {
            days.add(pick(DayOfWeek.values()));
        }
        return new Days(days);
    }

    /// None, as often as not.
    public SendWindow schedule() {
        if (random.nextBoolean()) {
            return new SendWindow.Anytime();
        }
        var from = time();
        var to = random.nextInt(6) == 0 ? LocalTime.MAX : time();
        return new SendWindow.Between(
                from,
                from.equals(to) ? from.plusHours(8) : to,
                days(),
                maybe(() -> pick(ZONES)),
                maybe(() -> pick("GB", "GB-SCT", "DE-BY", "US")));
    }

    private Reentry reentry() {
        return pick(Reentry.values());
    }

    private Trigger trigger() {
        return new Trigger(pick(EVENTS), maybe(() -> predicate(List.of(), true, 0)));
    }

    private ExitCondition exit(List<StepKey> emails) {
        var event = maybe(() -> pick(EVENTS));
        if (event.isPresent() && random.nextBoolean()) {
            return new ExitCondition(event, Optional.empty());
        }
        return new ExitCondition(event, Optional.of(predicate(emails, event.isPresent(), 0)));
    }

    private Predicate predicate(List<StepKey> emails, boolean event, int depth) {
        int kind = random.nextInt(depth < 3 ? 10 : 7);
        if (kind < 2 && !emails.isEmpty()) {
            return new Predicate.Did(
                    emails.get(random.nextInt(emails.size())), pick(Activity.values()));
        }
        return switch (kind) {
            case 7 -> new Predicate.All(parts(emails, event, depth));
            case 8 -> new Predicate.Any(parts(emails, event, depth));
            case 9 -> new Predicate.Not(predicate(emails, event, depth + 1));
            default -> compares(event);
        };
    }

    private List<Predicate> parts(List<StepKey> emails, boolean event, int depth) {
        List<Predicate> parts = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            parts.add(predicate(emails, event, depth + 1));
        }
        return parts;
    }

    private Predicate compares(boolean event) {
        var path = PATHS.get(random.nextInt(event ? PATHS.size() : PATHS.size() - 2));
        var operator = pick(Operator.values());
        return new Predicate.Compares(path, operator, value(operator));
    }

    private @Nullable Object value(Operator operator) {
        return switch (operator) {
            case EXISTS, NOT_EXISTS -> null;
            case GT, GTE, LT, LTE -> decimal();
            case STARTS_WITH, ENDS_WITH -> pick("pro", "Zoë", " ", "0");
            case CONTAINS, NOT_CONTAINS -> pick("pro", "🌱", "0");
            case BEFORE, AFTER ->
                    pick("2026-01-31", "2026-01-31T09:00:00Z", "2026-01-31T09:00:00+02:00");
            case EQUALS, NOT_EQUALS -> scalar();
            case IN -> {
                List<@Nullable Object> values = new ArrayList<>();
                for (int i = random.nextInt(4); i >= 0; i--) {
                    values.add(scalar());
                }
                yield values;
            }
        };
    }

    private @Nullable Object scalar() {
        return switch (random.nextInt(5)) {
            case 0 -> decimal();
            case 1 -> random.nextBoolean();
            case 2 -> random.nextInt(4) == 0 ? null : "pro";
            default -> pick(TEXTS);
        };
    }

    private BigDecimal decimal() {
        var number = BigDecimal.valueOf(random.nextLong(-1_000_000, 1_000_000), random.nextInt(8));
        return ComparedValue.canonical(number);
    }

    /// One line that is not blank.
    private String line() {
        return pick(
                "Hello",
                "Zoë, 🌱: it's \"time\" #1",
                "{{ contact.properties.firstName | default: 'there' }}",
                "no",
                "2d",
                "007",
                "- a");
    }

    private <T> Optional<T> maybe(Supplier<T> make) {
        return random.nextInt(3) == 0 ? Optional.of(make.get()) : Optional.empty();
    }

    private <T> List<T> some(int most, Supplier<T> make) {
        List<T> made = new ArrayList<>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            made.add(make.get());
        }
        return made;
    }

    @SafeVarargs
    private <T> T pick(T... all) {
        return all[random.nextInt(all.length)];
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
