package dev.espalier.sdk;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Reusable email texts.
public final class Templates {
    private final Wire wire;

    Templates(Wire wire) {
        this.wire = wire;
    }

    /// Creates or replaces a template; another text is another version.
    public Template put(String id, NewTemplate template) {
        return putCall(id, template).now();
    }

    /// [#put], as a future.
    public CompletableFuture<Template> putAsync(String id, NewTemplate template) {
        return putCall(id, template).later();
    }

    private Call<Template> putCall(String id, NewTemplate template) {
        return wire.put("/templates/{id}", id).body(template.fields()).giving(Template.class);
    }

    /// One template.
    public Template get(String id) {
        return getCall(id).now();
    }

    /// [#get], as a future.
    public CompletableFuture<Template> getAsync(String id) {
        return getCall(id).later();
    }

    private Call<Template> getCall(String id) {
        return wire.get("/templates/{id}", id).giving(Template.class);
    }

    /// All templates, by id.
    public Listing<Template> list() {
        return new Listing<>(wire.get("/templates"), Template.class, Fields.NONE);
    }

    /// Deletes a template that no sequence uses any more.
    public void delete(String id) {
        deleteCall(id).now();
    }

    /// [#delete], as a future.
    public CompletableFuture<@Nullable Void> deleteAsync(String id) {
        return deleteCall(id).later();
    }

    private Call<@Nullable Void> deleteCall(String id) {
        return wire.delete("/templates/{id}", id).silent();
    }

    /// The sequences that are not over and name the template, by id.
    public Listing<TemplateUse> getSequences(String id) {
        return new Listing<>(
                wire.get("/templates/{id}/sequences", id), TemplateUse.class, Fields.NONE);
    }

    /// A text as a contact would get it, and its faults, before it is a template. Stores nothing.
    ///
    /// @param text with a subject and one of html, mjml and markdown
    public EmailPreview check(PreviewRequest text) {
        return checkCall(text).now();
    }

    /// [#check], as a future.
    public CompletableFuture<EmailPreview> checkAsync(PreviewRequest text) {
        return checkCall(text).later();
    }

    private Call<EmailPreview> checkCall(PreviewRequest text) {
        return wire.post("/templates/check").body(text.fields()).giving(EmailPreview.class);
    }

    /// What a contact would be sent now.
    public Preview preview(String id, String contactId) {
        return previewCall(id, contactId).now();
    }

    /// [#preview], as a future.
    public CompletableFuture<Preview> previewAsync(String id, String contactId) {
        return previewCall(id, contactId).later();
    }

    private Call<Preview> previewCall(String id, String contactId) {
        return wire.post("/templates/{id}/preview", id)
                .body(Fields.NONE.with("contactId", contactId))
                .giving(Preview.class);
    }
}
