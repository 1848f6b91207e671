package dev.espalier.http.api;

import static dev.espalier.access.Scope.FULL;
import static dev.espalier.access.Scope.READ;
import static dev.espalier.http.operation.Operation.mutation;
import static dev.espalier.http.operation.Operation.query;
import static dev.espalier.http.operation.Verb.DELETE;
import static dev.espalier.http.operation.Verb.GET;
import static dev.espalier.http.operation.Verb.PUT;

import dev.espalier.draft.Playbook;
import dev.espalier.engine.access.Caller;
import dev.espalier.engine.drafting.PlaybookShelf;
import dev.espalier.engine.drafting.PlaybookShelf.Shelved;
import dev.espalier.http.operation.Made;
import dev.espalier.http.operation.Operation;
import dev.espalier.http.operation.Output;
import dev.espalier.http.shape.Default;
import dev.espalier.http.shape.Doc;
import dev.espalier.http.shape.Length;
import dev.espalier.http.shape.Nothing;
import dev.espalier.http.shape.Page;
import java.util.List;

/// `playbooks`: how people of one category are written to.
final class PlaybookOperations {
    private final PlaybookShelf shelf;

    PlaybookOperations(PlaybookShelf shelf) {
        this.shelf = shelf;
    }

    record All() {}

    record ByCategory(String category) {}

    record BeatView(
            @Doc("What the email is to bring about.") @Length(min = 1, max = 2_000) String aim,
            @Doc("As it is written without a model; {name:else} stands for a property.")
                    @Length(min = 1, max = 200)
                    String subject,
            @Doc(
                            "Paragraphs, an empty line between them; one that names a property the"
                                    + " contact lacks is left out, [brief] is where a model says what the brief asks for.")
                    @Length(min = 1, max = 10_000)
                    String body) {}

    record PutPlaybook(
            String category,
            @Doc("For people.") @Length(min = 1, max = 200) String name,
            @Doc("What the emails are for.") @Length(min = 1, max = 5_000) String purpose,
            @Doc("Properties a contact must have.") @Default("[]") @Length(max = 50)
                    List<@Length(min = 1, max = 200) String> requires,
            @Doc("Properties a drafter may see; none: every one.") @Default("[]") @Length(max = 100)
                    List<@Length(min = 1, max = 200) String> facts,
            @Doc(
                            "In their order; the last one is for the end, the one before it is"
                                    + " repeated where there are more.")
                    @Length(min = 1, max = 20)
                    List<BeatView> emails) {
        Playbook playbook() {
            return new Playbook(
                    category,
                    name,
                    purpose,
                    requires,
                    facts,
                    emails.stream()
                            .map(one -> new Playbook.Beat(one.aim(), one.subject(), one.body()))
                            .toList());
        }
    }

    record PlaybookView(
            String category,
            String name,
            String purpose,
            List<String> requires,
            List<String> facts,
            List<BeatView> emails,
            @Doc("Whether it came with the product; put one of your own in its place.")
                    boolean builtIn) {
        static PlaybookView of(Shelved shelved) {
            var playbook = shelved.playbook();
            return new PlaybookView(
                    playbook.category(),
                    playbook.name(),
                    playbook.purpose(),
                    playbook.requires(),
                    playbook.facts(),
                    playbook.emails().stream()
                            .map(one -> new BeatView(one.aim(), one.subject(), one.body()))
                            .toList(),
                    shelved.builtIn());
        }
    }

    List<Operation<?, ?>> all() {
        return List.of(
                query("playbooks.list", All.class, Output.page(PlaybookView.class), this::list)
                        .at(GET, "/playbooks")
                        .doc("Playbooks by category, those that came with the product too.")
                        .scope(READ),
                query("playbooks.get", ByCategory.class, PlaybookView.class, this::get)
                        .at(GET, "/playbooks/{category}")
                        .doc("One playbook.")
                        .scope(READ),
                mutation(
                                "playbooks.put",
                                PutPlaybook.class,
                                Output.made(PlaybookView.class),
                                this::put)
                        .at(PUT, "/playbooks/{category}")
                        .doc("Creates or replaces the workspace's own playbook of a category.")
                        .scope(FULL),
                mutation("playbooks.delete", ByCategory.class, Nothing.class, this::delete)
                        .at(DELETE, "/playbooks/{category}")
                        .doc("Deletes the workspace's own; one that came with the product is back.")
                        .scope(FULL));
    }

    private Page<PlaybookView> list(Caller caller, All in) {
        return Paging.whole(shelf.list(caller.workspace()), PlaybookView::of);
    }

    private PlaybookView get(Caller caller, ByCategory in) {
        return PlaybookView.of(shelf.get(caller.workspace(), in.category()));
    }

    private Made<PlaybookView> put(Caller caller, PutPlaybook in) {
        boolean created = shelf.put(caller.workspace(), in.playbook());
        return new Made<>(PlaybookView.of(shelf.get(caller.workspace(), in.category())), created);
    }

    private Nothing delete(Caller caller, ByCategory in) {
        shelf.delete(caller.workspace(), in.category());
        return Nothing.NOTHING;
    }
}
