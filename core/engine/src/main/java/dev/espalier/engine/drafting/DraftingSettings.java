package dev.espalier.engine.drafting;

import dev.espalier.draft.BrandVoice;
import dev.espalier.engine.store.DraftingTerms.Limits;
import dev.espalier.engine.store.DraftingTerms.Used;
import dev.espalier.engine.store.Store;
import dev.espalier.refusal.Issue;
import dev.espalier.refusal.Refused.Invalid;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// How a workspace wants to sound, and what that may cost in a month.
public final class DraftingSettings {

    private static final Pattern DOMAIN =
            Pattern.compile(
                    "(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z0-9-]{1,63}");

    private final Store store;
    private final Drafter.Model model;
    private final Prices prices;
    private final InstantSource clock;

    DraftingSettings(Store store, Drafter.Model model, Prices prices, InstantSource clock) {
        this.store = store;
        this.model = model;
        this.prices = prices;
        this.clock = clock;
    }

    public BrandVoice voice(int workspace) {
        return store.reading(tx -> tx.draftingTerms().voice(workspace));
    }

    /// @throws Invalid with every domain that is none
    public BrandVoice changeVoice(int workspace, UnaryOperator<BrandVoice> change) {
        return store.inTransaction(tx -> {
            var given = change.apply(tx.draftingTerms().voice(workspace));
            var voice = withDomains(given, checked(given.linkDomains()));
            tx.draftingTerms().save(workspace, voice);
            return voice;
        });
    }

    private static BrandVoice withDomains(BrandVoice voice, List<String> domains) {
        return new BrandVoice(
                voice.name(),
                voice.tone(),
                voice.use(),
                voice.avoid(),
                voice.signature(),
                voice.postalAddress(),
                domains,
                voice.examples());
    }

    private static List<String> checked(List<String> given) {
        var faults = new ArrayList<Issue>();
        var domains = new ArrayList<String>();
        for (int i = 0; i < given.size(); i++) {
            var domain = given.get(i).strip().toLowerCase(Locale.ROOT);
            if (DOMAIN.matcher(domain).matches()) {
                domains.add(domain);
            } else {
                faults.add(
                        Issue.at(
                                "linkDomains[" + i + "]",
                                "\""
                                        + given.get(i)
                                        + "\" (expected: a domain such as example.com)"));
            }
        }
        if (!faults.isEmpty()) {
            throw new Invalid(faults);
        }
        return domains;
    }

    /// Who drafts, and how the month stands.
    public record Standing(
            Drafter.Model model, boolean pricesKnown, Limits limits, YearMonth month, Used used) {}

    public Standing standing(int workspace) {
        var now = clock.instant();
        var month = Budget.month(now);
        return store.inTransaction(tx ->
                new Standing(
                        model,
                        prices.areKnown(),
                        tx.draftingTerms().limits(workspace),
                        month,
                        tx.draftingTerms().used(workspace, month, now)));
    }

    /// @throws Invalid when a cost is limited and nobody knows the prices
    public Standing changeLimits(int workspace, UnaryOperator<Limits> change) {
        store.run(tx -> {
            var limits = change.apply(tx.draftingTerms().limits(workspace));
            if (limits.cost().isPresent() && !prices.areKnown()) {
                throw Invalid.of(
                        "monthlyCost",
                        "given, and this server knows no prices (expected: ai.price-input and"
                                + " ai.price-output are set)");
            }
            tx.draftingTerms().save(workspace, limits);
        });
        return standing(workspace);
    }
}
