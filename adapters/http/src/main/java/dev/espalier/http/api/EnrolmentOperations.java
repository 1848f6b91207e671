package dev.espalier.http.api;

import static dev.espalier.access.Scope.FULL;
import static dev.espalier.access.Scope.READ;
import static dev.espalier.access.Scope.REVIEW;
import static dev.espalier.http.operation.Operation.mutation;
import static dev.espalier.http.operation.Operation.query;
import static dev.espalier.http.operation.Verb.DELETE;
import static dev.espalier.http.operation.Verb.GET;
import static dev.espalier.http.operation.Verb.POST;

import dev.espalier.engine.Engine;
import dev.espalier.engine.access.Caller;
import dev.espalier.engine.barrier.Settled;
import dev.espalier.engine.id.TypeId;
import dev.espalier.http.operation.Operation;
import dev.espalier.http.operation.Output;
import dev.espalier.http.shape.Nothing;
import java.util.List;

/// `sequences`: one contact's way through one, real or rehearsed.
final class EnrolmentOperations {
    private final Engine engine;

    EnrolmentOperations(Engine engine) {
        this.engine = engine;
    }

    record OfContact(String sequenceId, String contactId) {}

    record EnrolledView(String id, String sequenceId, String contactId) {}

    List<Operation<?, ?>> all() {
        return List.of(
                query("sequences.dryRun", DryRunInput.class, DryRunView.class, this::dryRun)
                        .at(POST, "/sequences/{sequenceId}/dry-run")
                        .doc("What would happen to a contact that came in now. Sends nothing.")
                        .scope(READ),
                query("sequences.why", OfContact.class, WhyView.class, this::why)
                        .at(GET, "/sequences/{sequenceId}/contacts/{contactId}/why")
                        .doc("What happened to a contact step by step, what it waits for, and why.")
                        .scope(READ),
                mutation("sequences.enrol", OfContact.class, EnrolledView.class, this::enrol)
                        .at(POST, "/sequences/{sequenceId}/enrolments")
                        .status(201)
                        .doc("Lets a contact in by hand.")
                        .scope(FULL),
                mutation(
                                "sequences.unenrol",
                                OfContact.class,
                                Output.settled(Nothing.class),
                                this::unenrol)
                        .at(DELETE, "/sequences/{sequenceId}/enrolments/{contactId}")
                        .doc("Takes a contact out.")
                        .scope(FULL),
                mutation("sequences.release", OfContact.class, Nothing.class, this::release)
                        .at(POST, "/sequences/{sequenceId}/enrolments/{contactId}/release")
                        .doc("Lets an email go that was held for being too late.")
                        .scope(REVIEW));
    }

    private DryRunView dryRun(Caller caller, DryRunInput in) {
        return DryRunView.of(
                engine.rehearsal()
                        .run(caller.workspace(), in.sequenceId(), in.contactId(), in.supposed()));
    }

    private WhyView why(Caller caller, OfContact in) {
        return WhyView.of(
                in.sequenceId(),
                in.contactId(),
                engine.explaining().why(caller.workspace(), in.sequenceId(), in.contactId()));
    }

    private EnrolledView enrol(Caller caller, OfContact in) {
        var id = engine.control().enrol(caller.workspace(), in.sequenceId(), in.contactId());
        return new EnrolledView(
                TypeId.text(EnrolmentView.PREFIX, id), in.sequenceId(), in.contactId());
    }

    private Settled<Nothing> unenrol(Caller caller, OfContact in) {
        return new Settled<>(
                Nothing.NOTHING,
                engine.control().unenrol(caller.workspace(), in.sequenceId(), in.contactId()));
    }

    private Nothing release(Caller caller, OfContact in) {
        engine.control().release(caller.workspace(), in.sequenceId(), in.contactId());
        return Nothing.NOTHING;
    }
}
