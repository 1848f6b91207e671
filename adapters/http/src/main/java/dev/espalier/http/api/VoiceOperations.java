package dev.espalier.http.api;

import static dev.espalier.access.Scope.FULL;
import static dev.espalier.access.Scope.READ;
import static dev.espalier.http.operation.Operation.mutation;
import static dev.espalier.http.operation.Operation.query;
import static dev.espalier.http.operation.Verb.GET;
import static dev.espalier.http.operation.Verb.PATCH;

import dev.espalier.draft.BrandVoice;
import dev.espalier.engine.access.Caller;
import dev.espalier.engine.drafting.DraftingSettings;
import dev.espalier.engine.drafting.DraftingSettings.Standing;
import dev.espalier.engine.store.DraftingTerms.Limits;
import dev.espalier.http.operation.Operation;
import dev.espalier.http.shape.Change;
import dev.espalier.http.shape.Doc;
import dev.espalier.http.shape.Length;
import dev.espalier.http.shape.Range;
import dev.espalier.refusal.Refused.Invalid;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// `workspace`, as drafters know it: how it sounds, and what a month may cost.
final class VoiceOperations {
    private static final int MILLION = 1_000_000;
    private final DraftingSettings settings;

    VoiceOperations(DraftingSettings settings) {
        this.settings = settings;
    }

    record OwnVoice() {}

    record BrandVoiceView(
            String name,
            String tone,
            @Doc("Words to prefer.") List<String> use,
            @Doc("Words that keep a draft from landing.") List<String> avoid,
            @Doc("Added to every draft.") String signature,
            @Doc("Added below it.") String postalAddress,
            @Doc("Where links may lead, beside the sender's own domain.") List<String> linkDomains,
            @Doc("Mails that sound right.") List<String> examples) {
        static BrandVoiceView of(BrandVoice voice) {
            return new BrandVoiceView(
                    voice.name(),
                    voice.tone(),
                    voice.use(),
                    voice.avoid(),
                    voice.signature(),
                    voice.postalAddress(),
                    voice.linkDomains(),
                    voice.examples());
        }
    }

    record UpdateBrandVoice(
            @Nullable @Length(max = 200) String name,
            @Nullable @Length(max = 1_000) String tone,
            @Nullable @Length(max = 100) List<@Length(min = 1, max = 100) String> use,
            @Nullable @Length(max = 100) List<@Length(min = 1, max = 100) String> avoid,
            @Nullable @Length(max = 2_000) String signature,
            @Nullable @Length(max = 1_000) String postalAddress,
            @Nullable @Length(max = 50) List<@Length(min = 1, max = 253) String> linkDomains,
            @Nullable @Length(max = 10) List<@Length(min = 1, max = 5_000) String> examples) {

        BrandVoice applyTo(BrandVoice voice) {
            return new BrandVoice(
                    name == null ? voice.name() : name,
                    tone == null ? voice.tone() : tone,
                    use == null ? voice.use() : use,
                    avoid == null ? voice.avoid() : avoid,
                    signature == null ? voice.signature() : signature,
                    postalAddress == null ? voice.postalAddress() : postalAddress,
                    linkDomains == null ? voice.linkDomains() : linkDomains,
                    examples == null ? voice.examples() : examples);
        }
    }

    record UpdateDrafting(
            @Doc("Most tokens of a calendar month (UTC); null: no limit.")
                    Change<@Range(min = 0, max = 1_000_000_000_000L) Long> monthlyTokens,
            @Doc(
                            "Most cost of a calendar month, in the currency of the server's prices;"
                                    + " null: no limit.")
                    Change<Double> monthlyCost) {

        Limits applyTo(Limits before) {
            return new Limits(
                    switch (monthlyTokens) {
                        case Change.Keep<Long> _ -> before.tokens();
                        case Change.Clear<Long> _ -> OptionalLong.empty();
                        case Change.Set<Long>(var most) -> OptionalLong.of(most);
                    },
                    switch (monthlyCost) {
                        case Change.Keep<Double> _ -> before.cost();
                        case Change.Clear<Double> _ -> OptionalLong.empty();
                        case Change.Set<Double>(var most) -> OptionalLong.of(millionths(most));
                    });
        }

        private static long millionths(double most) {
            if (most < 0 || most > 1e9) {
                throw Invalid.of("monthlyCost", most + " (expected: 0..1000000000)");
            }
            return BigDecimal.valueOf(most)
                    .multiply(BigDecimal.valueOf(MILLION))
                    .setScale(0, RoundingMode.HALF_UP)
                    .longValueExact();
        }
    }

    record DraftingView(
            @Doc("Such as openai; playbook: no model.") String provider,
            String model,
            @Doc("Null: no limit.") @Nullable Long monthlyTokens,
            @Doc("Null: no limit.") @Nullable Double monthlyCost,
            @Doc("The calendar month the rest speaks of, such as 2026-12.") String month,
            long usedTokens,
            @Doc("Null when the server knows no prices.") @Nullable Double usedCost,
            @Doc("Of drafts that are being written.") long reservedTokens,
            long drafts) {
        static DraftingView of(Standing standing) {
            var limits = standing.limits();
            return new DraftingView(
                    standing.model().provider(),
                    standing.model().name(),
                    limits.tokens().isPresent() ? (Long) limits.tokens().getAsLong() : null,
                    limits.cost().isPresent() ? (Double) money(limits.cost().getAsLong()) : null,
                    standing.month().toString(),
                    standing.used().tokens(),
                    standing.pricesKnown() ? (Double) money(standing.used().cost()) : null,
                    standing.used().reserved(),
                    standing.used().drafts());
        }

        private static double money(long millionths) {
            return (double) millionths / MILLION;
        }
    }

    List<Operation<?, ?>> all() {
        return List.of(
                query("workspace.brandVoice", OwnVoice.class, BrandVoiceView.class, this::voice)
                        .at(GET, "/workspace/brand-voice")
                        .doc("How the workspace sounds, to whoever drafts for it.")
                        .scope(READ),
                mutation(
                                "workspace.updateBrandVoice",
                                UpdateBrandVoice.class,
                                BrandVoiceView.class,
                                this::updateVoice)
                        .at(PATCH, "/workspace/brand-voice")
                        .doc("Changes what is given and leaves the rest.")
                        .scope(FULL),
                query("workspace.drafting", OwnVoice.class, DraftingView.class, this::drafting)
                        .at(GET, "/workspace/drafting")
                        .doc("Who drafts, and how the month's budget stands.")
                        .scope(READ),
                mutation(
                                "workspace.updateDrafting",
                                UpdateDrafting.class,
                                DraftingView.class,
                                this::updateDrafting)
                        .at(PATCH, "/workspace/drafting")
                        .doc("Limits what drafting may take in a month.")
                        .scope(FULL));
    }

    private BrandVoiceView voice(Caller caller, OwnVoice in) {
        return BrandVoiceView.of(settings.voice(caller.workspace()));
    }

    private BrandVoiceView updateVoice(Caller caller, UpdateBrandVoice in) {
        return BrandVoiceView.of(settings.changeVoice(caller.workspace(), in::applyTo));
    }

    private DraftingView drafting(Caller caller, OwnVoice in) {
        return DraftingView.of(settings.standing(caller.workspace()));
    }

    private DraftingView updateDrafting(Caller caller, UpdateDrafting in) {
        return DraftingView.of(settings.changeLimits(caller.workspace(), in::applyTo));
    }
}
