package dev.espalier.server.config;

import dev.espalier.drafting.DrafterConfig;
import dev.espalier.drafting.DrafterConfig.Vendor;
import java.util.List;
import java.util.Optional;

/// What belongs to drafting, read together: a model without its provider is a mistake.
final class AiSettings {

    private static final List<Setting<?>> PARTS =
            List.of(
                    Settings.AI_BASE_URL,
                    Settings.AI_API_KEY,
                    Settings.AI_MODEL,
                    Settings.AI_PRICE_INPUT,
                    Settings.AI_PRICE_OUTPUT);

    private AiSettings() {}

    static Config.Ai read(Values values) {
        var given = values.find(Settings.AI_PROVIDER);
        if (!values.isGiven(Settings.AI_PROVIDER)) {
            PARTS.stream()
                    .filter(values::isGiven)
                    .forEach(part ->
                            values.fault(
                                    part.variable()
                                            + ": given without "
                                            + Settings.AI_PROVIDER.variable()
                                            + " (expected: both, or neither)"));
        }
        var model = values.find(Settings.AI_MODEL);
        var key = values.find(Settings.AI_API_KEY);
        var url = values.find(Settings.AI_BASE_URL);
        given.ifPresent(provider -> {
            if (!values.isGiven(Settings.AI_MODEL)) {
                missing(values, Settings.AI_MODEL, "the model that " + provider.word() + " runs");
            }
            // A server of one's own may want none.
            if (!values.isGiven(Settings.AI_API_KEY)
                    && provider != Vendor.OLLAMA
                    && url.isEmpty()) {
                missing(values, Settings.AI_API_KEY, "the key that " + provider.word() + " gave");
            }
        });
        var timeout = values.get(Settings.AI_TIMEOUT);
        int outputTokens = values.get(Settings.AI_OUTPUT_TOKENS);
        return new Config.Ai(
                given.flatMap(provider ->
                        model.map(name ->
                                new DrafterConfig(
                                        provider, url, key, name, timeout, outputTokens))),
                new dev.espalier.engine.drafting.Prices(
                        values.get(Settings.AI_PRICE_INPUT), values.get(Settings.AI_PRICE_OUTPUT)));
    }

    private static void missing(Values values, Setting<?> setting, String what) {
        values.fault("%s: missing (expected: %s)".formatted(setting.variable(), what));
    }

    static Optional<Vendor> provider(String word) {
        return List.of(Vendor.values()).stream().filter(one -> one.word().equals(word)).findFirst();
    }
}
