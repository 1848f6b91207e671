package dev.espalier.sdk;

import java.util.concurrent.CompletableFuture;

/// The built-in mailbox, where mail goes until a relay is configured.
public final class Mailbox {
    private final Wire wire;

    Mailbox(Wire wire) {
        this.wire = wire;
    }

    /// All messages, newest first.
    public Listing<MailSummary> list() {
        return new Listing<>(wire.get("/mailbox"), MailSummary.class, Fields.NONE);
    }

    /// Messages to one address, however it is spelled, newest first.
    public Listing<MailSummary> list(String to) {
        return new Listing<>(wire.get("/mailbox"), MailSummary.class, Fields.NONE.with("to", to));
    }

    /// One message, decoded.
    public MailMessage get(String id) {
        return getCall(id).now();
    }

    /// [#get], as a future.
    public CompletableFuture<MailMessage> getAsync(String id) {
        return getCall(id).later();
    }

    private Call<MailMessage> getCall(String id) {
        return wire.get("/mailbox/{id}", id).giving(MailMessage.class);
    }

    /// One message, bytes unchanged.
    public byte[] raw(String id) {
        return rawCall(id).now();
    }

    /// [#raw], as a future.
    public CompletableFuture<byte[]> rawAsync(String id) {
        return rawCall(id).later();
    }

    private Call<byte[]> rawCall(String id) {
        return wire.get("/mailbox/{id}/raw", id).raw();
    }
}
