package dev.espalier.http.api;

import dev.espalier.http.operation.Operation;
import dev.espalier.http.operation.Operations;
import java.util.List;
import java.util.stream.Stream;

/// The whole table.
public final class Api {

    private Api() {}

    public static Operations operations(Services services) {
        return Operations.of(
                Stream.<List<Operation<?, ?>>>of(
                                new SequenceOperations(services.engine()).all(),
                                new ReviewOperations(services.engine()).all(),
                                new EmailOperations(services.engine()).all(),
                                new PreviewOperations(services.engine().insight()).all(),
                                new QueueOperations(services.engine().insight().waiting()).all(),
                                new FlowOperations(services.engine()).all(),
                                new DashboardOperations(services.engine().insight()).all(),
                                new ChangeOperations(
                                                services.engine().changes(),
                                                services.engine().reports())
                                        .all(),
                                new WorkspaceOperations(services.engine().settings()).all(),
                                new VoiceOperations(services.drafting().settings()).all(),
                                new PlaybookOperations(services.drafting().playbooks()).all(),
                                new DraftOperations(
                                                services.engine(), services.drafting().reports())
                                        .all(),
                                new EnrolmentOperations(services.engine()).all(),
                                new ContactOperations(services).all(),
                                new TemplateOperations(services).all(),
                                new EventOperations(services.engine().ingest()).all(),
                                new SendOperations(
                                                services.engine().sends(),
                                                services.engine().resolving())
                                        .all(),
                                new JobOperations(services.engine().jobs()).all(),
                                new FeedbackOperations(services.engine().sends()).all(),
                                new SuppressionOperations(services).all(),
                                new MailboxOperations(services.mailbox()).all(),
                                new KeyOperations(services.access()).all(),
                                new PeopleOperations(services.people()).all(),
                                new InstallationOperations(services.engine(), services.access())
                                        .all(),
                                new ServiceOperations(services.engine()).all())
                        .flatMap(List::stream)
                        .toList());
    }
}
