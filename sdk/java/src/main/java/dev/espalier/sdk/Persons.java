package dev.espalier.sdk;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Who signs in to the page, and as what.
public final class Persons {
    private final Wire wire;

    Persons(Wire wire) {
        this.wire = wire;
    }

    /// Who signs in here, by name, disabled ones included.
    public List<Person> list() {
        return listCall().now();
    }

    /// [#list], as a future.
    public CompletableFuture<List<Person>> listAsync() {
        return listCall().later();
    }

    private Call<List<Person>> listCall() {
        return wire.get("/people").whole(Person.class);
    }

    /// Makes a link by which somebody comes in; an earlier one for them ends. Not sent again when
    /// the answer was lost.
    public NewLink invite(String email, Role role) {
        return inviteCall(email, role).now();
    }

    /// [#invite], as a future.
    public CompletableFuture<NewLink> inviteAsync(String email, Role role) {
        return inviteCall(email, role).later();
    }

    private Call<NewLink> inviteCall(String email, Role role) {
        return wire.post("/people/invitations")
                .bodyOnce(Fields.NONE.with("email", email).with("role", role))
                .giving(NewLink.class);
    }

    /// Invitations that can still be used, newest first.
    public List<Invitation> invitations() {
        return invitationsCall().now();
    }

    /// [#invitations], as a future.
    public CompletableFuture<List<Invitation>> invitationsAsync() {
        return invitationsCall().later();
    }

    private Call<List<Invitation>> invitationsCall() {
        return wire.get("/people/invitations").whole(Invitation.class);
    }

    /// Makes an invitation useless.
    public void withdraw(String invitationId) {
        withdrawCall(invitationId).now();
    }

    /// [#withdraw], as a future.
    public CompletableFuture<@Nullable Void> withdrawAsync(String invitationId) {
        return withdrawCall(invitationId).later();
    }

    private Call<@Nullable Void> withdrawCall(String invitationId) {
        return wire.delete("/people/invitations/{invitationId}", invitationId).silent();
    }

    /// Changes a name or a role, keeps somebody out or lets them in again.
    public Person update(String personId, PersonUpdate update) {
        return updateCall(personId, update).now();
    }

    /// [#update], as a future.
    public CompletableFuture<Person> updateAsync(String personId, PersonUpdate update) {
        return updateCall(personId, update).later();
    }

    private Call<Person> updateCall(String personId, PersonUpdate update) {
        return wire.patch("/people/{personId}", personId)
                .body(update.fields())
                .giving(Person.class);
    }

    /// Makes a link by which somebody chooses a new password. Not sent again when the answer was
    /// lost.
    public NewLink link(String personId) {
        return linkCall(personId).now();
    }

    /// [#link], as a future.
    public CompletableFuture<NewLink> linkAsync(String personId) {
        return linkCall(personId).later();
    }

    private Call<NewLink> linkCall(String personId) {
        return wire.post("/people/{personId}/link", personId)
                .bodyOnce(Fields.NONE)
                .giving(NewLink.class);
    }
}
