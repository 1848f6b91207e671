package dev.espalier.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;

/// Who signs in to the page, as programs are told.
final class PeopleStory {

    private final Contract contract;
    private final ApiServer server;

    PeopleStory(Contract contract, ApiServer server) {
        this.contract = contract;
        this.server = server;
    }

    void tell() {
        ownerComesIn();
        var people = contract.call("people.list", "the first owner", "{}");
        var owner = people.each("personId").getFirst();
        contract.call(
                "people.invite",
                "a reviewer",
                "{\"email\": \"Bea@example.com\", \"role\": \"reviewer\"}");
        contract.call(
                "people.invite",
                "somebody who is here already",
                "{\"email\": \"owner@example.com\", \"role\": \"viewer\"}");
        contract.call(
                "people.invite",
                "no address",
                "{\"email\": \"bea at home\", \"role\": \"viewer\"}");
        var invitations = contract.call("people.invitations", "that can still be used", "{}");
        contract.call(
                "people.withdraw",
                "makes it useless",
                "{\"invitationId\": \"%s\"}"
                        .formatted(invitations.each("invitationId").getFirst()));
        contract.call(
                "people.update",
                "a name",
                "{\"personId\": \"%s\", \"name\": \"Ada L.\"}".formatted(owner));
        contract.call(
                "people.update",
                "the last owner stays one",
                "{\"personId\": \"%s\", \"role\": \"viewer\"}".formatted(owner));
        contract.call(
                "people.link", "for a new password", "{\"personId\": \"%s\"}".formatted(owner));
        contract.call("people.link", "for nobody", "{\"personId\": \"per_none\"}");
    }

    private void ownerComesIn() {
        var url = "http://127.0.0.1:" + server.port();
        var reply =
                server.client()
                        .send(
                                HttpRequest.newBuilder(
                                                URI.create(
                                                        url
                                                                + "/session/link/"
                                                                + server.firstLink()))
                                        .header("origin", url)
                                        .POST(
                                                BodyPublishers.ofString(
                                                        "{\"email\": \"owner@example.com\", \"name\": \"Ada\","
                                                                + " \"password\": \"correct horse battery\"}")));
        assertThat(reply.status()).isEqualTo(200);
    }
}
