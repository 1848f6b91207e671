package dev.espalier.http.api;

import static dev.espalier.access.Scope.FULL;
import static dev.espalier.http.operation.Operation.mutation;
import static dev.espalier.http.operation.Operation.query;
import static dev.espalier.http.operation.Verb.DELETE;
import static dev.espalier.http.operation.Verb.GET;
import static dev.espalier.http.operation.Verb.PATCH;
import static dev.espalier.http.operation.Verb.POST;

import dev.espalier.access.Person;
import dev.espalier.access.Role;
import dev.espalier.access.SignInLink;
import dev.espalier.engine.access.Caller;
import dev.espalier.engine.people.PeopleBook;
import dev.espalier.http.operation.Operation;
import dev.espalier.http.operation.Output;
import dev.espalier.http.shape.Default;
import dev.espalier.http.shape.Doc;
import dev.espalier.http.shape.Length;
import dev.espalier.http.shape.Nothing;
import dev.espalier.http.shape.Page;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `people`: who signs in to the page, and as what.
final class PeopleOperations {
    private final PeopleBook people;

    PeopleOperations(PeopleBook people) {
        this.people = people;
    }

    record ByPerson(String personId) {}

    record ByInvitation(String invitationId) {}

    record Invite(
            @Doc("Nobody else on this server may have it.") @Length(min = 3, max = 320)
                    String email,
            @Default("\"reviewer\"") Role role) {}

    record UpdatePerson(
            String personId,
            @Length(min = 1, max = 100) @Nullable String name,
            @Nullable Role role,
            @Doc("True ends their sessions and keeps them out.") @Nullable Boolean disabled) {}

    record PersonView(
            String personId,
            String email,
            String name,
            Role role,
            Instant createdAt,
            @Doc("Exact to a minute; null without a session.") @Nullable Instant lastSeenAt,
            @Nullable Instant disabledAt) {
        static PersonView of(Person person) {
            return new PersonView(
                    person.id(),
                    person.email(),
                    person.name(),
                    person.role(),
                    person.createdAt(),
                    person.lastSeenAt().orElse(null),
                    person.disabledAt().orElse(null));
        }
    }

    record InvitationView(
            String invitationId,
            @Nullable String email,
            Role role,
            @Doc("The id of the person or key that invited.") String createdBy,
            Instant createdAt,
            @Nullable Instant expiresAt) {
        static InvitationView of(SignInLink link) {
            return new InvitationView(
                    link.id(),
                    link.email().orElse(null),
                    link.role(),
                    link.createdBy(),
                    link.createdAt(),
                    link.expiresAt().orElse(null));
        }
    }

    record NewLinkView(
            @Nullable String email,
            Role role,
            @Doc("What they open, once, to choose a password. It is shown this once.") String url,
            @Nullable Instant expiresAt) {
        static NewLinkView of(PeopleBook.NewLink made) {
            return new NewLinkView(
                    made.link().email().orElse(null),
                    made.link().role(),
                    made.url().toString(),
                    made.link().expiresAt().orElse(null));
        }
    }

    List<Operation<?, ?>> all() {
        return List.of(
                query("people.list", Nothing.class, Output.page(PersonView.class), this::list)
                        .at(GET, "/people")
                        .doc("Who signs in here, by name, disabled ones included.")
                        .scope(FULL),
                mutation("people.invite", Invite.class, NewLinkView.class, this::invite)
                        .at(POST, "/people/invitations")
                        .status(201)
                        .doc(
                                "Makes a link by which somebody comes in; an earlier one for them ends.")
                        .secret()
                        .scope(FULL),
                query(
                                "people.invitations",
                                Nothing.class,
                                Output.page(InvitationView.class),
                                this::invitations)
                        .at(GET, "/people/invitations")
                        .doc("Invitations that can still be used, newest first.")
                        .scope(FULL),
                mutation("people.withdraw", ByInvitation.class, Nothing.class, this::withdraw)
                        .at(DELETE, "/people/invitations/{invitationId}")
                        .doc("Makes an invitation useless.")
                        .scope(FULL),
                mutation("people.update", UpdatePerson.class, PersonView.class, this::update)
                        .at(PATCH, "/people/{personId}")
                        .doc("Changes a name or a role, keeps somebody out or lets them in again.")
                        .scope(FULL),
                mutation("people.link", ByPerson.class, NewLinkView.class, this::link)
                        .at(POST, "/people/{personId}/link")
                        .status(201)
                        .doc("Makes a link by which somebody chooses a new password.")
                        .secret()
                        .scope(FULL));
    }

    private Page<PersonView> list(Caller caller, Nothing in) {
        return Paging.whole(people.list(caller.workspace()), PersonView::of);
    }

    private NewLinkView invite(Caller caller, Invite in) {
        return NewLinkView.of(
                people.invite(caller.workspace(), in.email(), in.role(), caller.actor()));
    }

    private Page<InvitationView> invitations(Caller caller, Nothing in) {
        return Paging.whole(people.invitations(caller.workspace()), InvitationView::of);
    }

    private Nothing withdraw(Caller caller, ByInvitation in) {
        people.withdraw(caller.workspace(), in.invitationId());
        return Nothing.NOTHING;
    }

    private PersonView update(Caller caller, UpdatePerson in) {
        return PersonView.of(
                people.update(
                        caller.workspace(),
                        in.personId(),
                        Optional.ofNullable(in.name()),
                        Optional.ofNullable(in.role()),
                        Optional.ofNullable(in.disabled())));
    }

    private NewLinkView link(Caller caller, ByPerson in) {
        return NewLinkView.of(
                people.newPassword(caller.workspace(), in.personId(), caller.actor()));
    }
}
