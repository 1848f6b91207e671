package dev.espalier.sdk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What changes about how a workspace sounds; the rest stays.
public final class BrandVoiceUpdate {
    private final Fields fields;

    private BrandVoiceUpdate(Fields fields) {
        this.fields = fields;
    }

    /// Nothing yet.
    public static BrandVoiceUpdate empty() {
        return new BrandVoiceUpdate(Fields.NONE);
    }

    /// What the business calls itself in drafts.
    public BrandVoiceUpdate name(String name) {
        return new BrandVoiceUpdate(fields.with("name", name));
    }

    /// How drafts sound, such as `warm, plain`.
    public BrandVoiceUpdate tone(String tone) {
        return new BrandVoiceUpdate(fields.with("tone", tone));
    }

    /// Words to prefer.
    public BrandVoiceUpdate use(String... use) {
        return new BrandVoiceUpdate(fields.with("use", List.of(use)));
    }

    /// Words that keep a draft from landing.
    public BrandVoiceUpdate avoid(String... avoid) {
        return new BrandVoiceUpdate(fields.with("avoid", List.of(avoid)));
    }

    /// Added to every draft.
    public BrandVoiceUpdate signature(String signature) {
        return new BrandVoiceUpdate(fields.with("signature", signature));
    }

    /// Added below the signature.
    public BrandVoiceUpdate postalAddress(String postalAddress) {
        return new BrandVoiceUpdate(fields.with("postalAddress", postalAddress));
    }

    /// Where links may lead, beside the sender's own domain.
    public BrandVoiceUpdate linkDomains(String... linkDomains) {
        return new BrandVoiceUpdate(fields.with("linkDomains", List.of(linkDomains)));
    }

    /// Mails that sound right.
    public BrandVoiceUpdate examples(String... examples) {
        return new BrandVoiceUpdate(fields.with("examples", List.of(examples)));
    }

    Fields fields() {
        return fields;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BrandVoiceUpdate that && that.fields.equals(fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    @Override
    public String toString() {
        return "BrandVoiceUpdate" + fields;
    }
}
