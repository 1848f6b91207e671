package dev.espalier.http.api;

import static dev.espalier.access.Scope.READ;
import static dev.espalier.http.operation.Operation.query;
import static dev.espalier.http.operation.Verb.GET;
import static dev.espalier.http.operation.Verb.POST;

import dev.espalier.engine.Engine;
import dev.espalier.engine.access.Caller;
import dev.espalier.engine.insight.Flow;
import dev.espalier.engine.sequences.Checking;
import dev.espalier.http.operation.Operation;
import dev.espalier.http.shape.Doc;
import dev.espalier.http.shape.Length;
import dev.espalier.http.shape.Range;
import dev.espalier.refusal.Issue;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `sequences`: a definition to be looked at.
final class FlowOperations {
    private static final int TEXT = 500_000;
    private static final int BODY = 4 * 1024 * 1024;
    private final Flow flow;
    private final Checking checking;

    FlowOperations(Engine engine) {
        this.flow = engine.insight().flow();
        this.checking = engine.checking();
    }

    record CheckDefinition(
            @Doc("JSON or YAML, as sequences.create takes it.") @Length(max = TEXT)
                    String definition,
            @Doc("Whose way to walk; without it that of somebody made up.")
                    @Nullable String contactId,
            DryRunInput.@Nullable Assumed assumptions) {}

    /// What is wrong with a definition.
    record DefinitionFault(
            @Doc("Inside the text, such as steps[3].if.operator; empty for the whole text.")
                    String path,
            @Nullable Integer line,
            String message) {
        static DefinitionFault of(Issue issue) {
            return new DefinitionFault(
                    issue.path(), issue.line() == 0 ? null : issue.line(), issue.message());
        }
    }

    record CheckView(
            @Doc("Every fault, in the order of the text.") List<DefinitionFault> faults,
            @Doc("What would happen; null while there is a fault.") @Nullable DryRunView plan) {
        static CheckView of(Checking.Checked checked) {
            return new CheckView(
                    checked.faults().stream().map(DefinitionFault::of).toList(),
                    checked.plan().map(DryRunView::of).orElse(null));
        }
    }

    record StepsOf(
            String sequenceId,
            @Doc("Without it the one that runs, else the one that waits.")
                    @Nullable
                    @Range(min = 1, max = Integer.MAX_VALUE)
                    Integer version) {}

    /// One step of the picture.
    record FlowStep(
            String key,
            DryRunView.Type type,
            @Doc("In a few words, such as an email's subject.") String title,
            @Doc("What the title leaves out; may be empty.") String detail,
            @Doc("Null for other steps, and for an email that each person gets another of.")
                    @Nullable String emailId,
            @Doc("People who stand at the step in this version.") long at,
            @Doc(
                            "People of this version who have the step behind them, those who have left the sequence since included: an email that was sent, or ended without being cancelled; a delay, condition or wait that is over.")
                    long past,
            @Doc("Of those at the step: who stand still until a person acts.") long held,
            @Doc("Of a condition or a wait: yes and no. Else empty.") List<FlowBranch> branches) {
        static FlowStep of(Flow.Node node) {
            return new FlowStep(
                    node.step().key().value(),
                    DryRunView.type(node.step()),
                    node.title(),
                    node.detail(),
                    node.emailId().orElse(null),
                    node.people().at(),
                    node.people().past(),
                    node.people().held(),
                    node.branches().stream().map(FlowBranch::of).toList());
        }
    }

    record FlowBranch(String label, List<FlowStep> steps) {
        static FlowBranch of(Flow.Branch branch) {
            return new FlowBranch(
                    branch.label(), branch.nodes().stream().map(FlowStep::of).toList());
        }
    }

    record FlowView(int version, List<FlowStep> steps) {}

    List<Operation<?, ?>> all() {
        return List.of(
                query("sequences.steps", StepsOf.class, FlowView.class, this::steps)
                        .at(GET, "/sequences/{sequenceId}/steps")
                        .doc(
                                "A version's steps and branches, and how many people are at, past and held at each. What takes long to count is at most 30 seconds old.")
                        .scope(READ),
                query("sequences.check", CheckDefinition.class, CheckView.class, this::check)
                        .at(POST, "/sequences/check")
                        .bodyLimit(BODY)
                        .doc(
                                "A definition's faults, and without any a dry run of it. Stores nothing, sends nothing.")
                        .scope(READ));
    }

    private CheckView check(Caller caller, CheckDefinition in) {
        return CheckView.of(
                checking.check(
                        caller.workspace(),
                        in.definition(),
                        Optional.ofNullable(in.contactId()),
                        DryRunInput.supposed(in.assumptions())));
    }

    private FlowView steps(Caller caller, StepsOf in) {
        var picture =
                flow.of(caller.workspace(), in.sequenceId(), Optional.ofNullable(in.version()));
        return new FlowView(picture.version(), picture.nodes().stream().map(FlowStep::of).toList());
    }
}
