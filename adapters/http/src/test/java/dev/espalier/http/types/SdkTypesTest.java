package dev.espalier.http.types;

import static dev.espalier.access.Scope.READ;
import static dev.espalier.http.operation.Operation.mutation;
import static dev.espalier.http.operation.Operation.query;
import static dev.espalier.http.operation.Operation.subscription;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.espalier.http.operation.Operation;
import dev.espalier.http.operation.Operations;
import dev.espalier.http.operation.Output;
import dev.espalier.http.operation.Verb;
import dev.espalier.http.shape.Default;
import dev.espalier.http.shape.Doc;
import dev.espalier.http.shape.Nothing;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SdkTypesTest {

    record ById(@Doc("Of the tree.") String id) {}

    record Water(String id, int litres, @Nullable Instant at) {}

    record Listed(@Nullable String cursor, @Default("20") int limit) {}

    record TreeView(String id, Instant plantedAt) {}

    record Written(String definition, @Nullable List<Map<String, Object>> triggers) {}

    private static final Operation<ById, TreeView> GET =
            query(
                            "trees.get",
                            ById.class,
                            TreeView.class,
                            (_, _) -> {
                                throw neverCalled();
                            })
                    .at(Verb.GET, "/trees/{id}")
                    .doc("One tree.")
                    .scope(READ);

    private static AssertionError neverCalled() {
        return new AssertionError("called (expected: only described)");
    }

    private static String file(String name, Operation<?, ?>... operations) {
        return String.valueOf(SdkTypes.of(Operations.of(operations)).get(name));
    }

    @Test
    void what_stands_in_the_path_comes_first_and_the_rest_is_one_object() {
        var water =
                mutation("trees.water", Water.class, Nothing.class, (_, _) -> Nothing.NOTHING)
                        .at(Verb.POST, "/trees/{id}/water")
                        .scope(READ);

        assertThat(file("namespaces.ts", water))
                .contains(
                        """
                          water(id: string, input: t.TreesWaterInput, options?: RequestOptions): Promise<void> {
                            return this.transport.call({ name: 'trees.water', method: 'POST', path: '/trees/{id}/water', reads: false }, { ...input, id }, options);
                          }
                        """)
                .contains("  readonly trees: TreesNamespace;\n");
        assertThat(file("types.ts", water))
                .contains(
                        """
                        export type TreesWaterInput = {
                          litres: number;
                          at?: Date | Moment | null;
                        };
                        """);
    }

    @Test
    void answers_have_their_moments_as_text_and_names_without_view() {
        assertThat(file("types.ts", GET))
                .contains("export type Tree = {\n  id: string;\n  plantedAt: Moment;\n};\n");
        assertThat(file("namespaces.ts", GET))
                .contains(
                        """
                          /** One tree.
                           * @param id Of the tree. */
                          get(id: string, options?: RequestOptions): Promise<t.Tree> {
                        """);
    }

    @Test
    void a_list_pages_and_may_be_asked_for_without_an_input() {
        var list =
                query(
                                "trees.list",
                                Listed.class,
                                Output.page(TreeView.class),
                                (_, _) -> {
                                    throw neverCalled();
                                })
                        .at(Verb.GET, "/trees")
                        .scope(READ);

        assertThat(file("namespaces.ts", list))
                .contains("list(input?: t.TreesListInput, options?: RequestOptions): Pages<t.Tree>")
                .contains("this.transport.pages({ name: 'trees.list'", "paged: true }");
    }

    @Test
    void what_an_author_writes_has_types_of_its_own() {
        var write =
                mutation("trees.write", Written.class, Nothing.class, (_, _) -> Nothing.NOTHING)
                        .at(Verb.POST, "/trees")
                        .scope(READ);

        assertThat(file("types.ts", write))
                .contains("definition: string | Definition;", "triggers?: Trigger[] | null;");
    }

    @Test
    void one_without_a_route_needs_a_reason_to_be_left_out() {
        var lost =
                query(
                                "trees.lost",
                                ById.class,
                                TreeView.class,
                                (_, _) -> {
                                    throw neverCalled();
                                })
                        .scope(READ);
        var followed =
                subscription(
                                "sequences.onChange",
                                ById.class,
                                TreeView.class,
                                (_, _, _) -> {
                                    throw neverCalled();
                                })
                        .scope(READ);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> file("types.ts", lost))
                .withMessageStartingWith("operation trees.lost has no REST route (expected: one");
        assertThat(file("namespaces.ts", GET, followed)).doesNotContain("onChange");
    }

    @Test
    void two_that_would_be_one_method_are_refused() {
        var status =
                query(
                                "sequences.status",
                                ById.class,
                                TreeView.class,
                                (_, _) -> {
                                    throw neverCalled();
                                })
                        .at(Verb.GET, "/a/{id}")
                        .scope(READ);
        var other =
                query(
                                "sequences.getStatus",
                                ById.class,
                                TreeView.class,
                                (_, _) -> {
                                    throw neverCalled();
                                })
                        .at(Verb.GET, "/b/{id}")
                        .scope(READ);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> file("namespaces.ts", status, other))
                .withMessageContaining("has a method sequences.getStatus already");
    }
}
