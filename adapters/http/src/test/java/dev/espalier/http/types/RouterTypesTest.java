package dev.espalier.http.types;

import static dev.espalier.access.Scope.READ;
import static dev.espalier.http.operation.Operation.mutation;
import static dev.espalier.http.operation.Operation.query;
import static dev.espalier.http.operation.Operation.subscription;
import static dev.espalier.http.operation.Operation.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.espalier.http.operation.Operation;
import dev.espalier.http.operation.Operations;
import dev.espalier.http.operation.Output;
import dev.espalier.http.shape.Change;
import dev.espalier.http.shape.Default;
import dev.espalier.http.shape.Doc;
import dev.espalier.http.shape.Nothing;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RouterTypesTest {

    enum Light {
        SUN,
        HALF_SHADE;

        public String word() {
            return this == SUN ? "sun" : "gardener's choice";
        }
    }

    record Planting(
            String name,
            @Nullable String note,
            @Default("20") int height,
            Change<Light> light,
            @Nullable Instant plantedAt,
            @Nullable Map<String, Object> properties,
            List<Light> tried) {}

    @Doc("A tree in the garden.")
    record Tree(
            @Doc("Unique.") String id,
            @Nullable String note,
            long height,
            double girth,
            boolean evergreen,
            Instant plantedAt,
            @Nullable Light light,
            Map<String, Integer> rings,
            Map<String, Object> free,
            List<Map<String, Object>> visits,
            Object anything,
            List<Tree> saplings) {}

    record Asked(@Nullable String search, @Default("20") int limit) {}

    record Plain(String id) {}

    record Empty() {}

    static final class TreeOperations {
        record ById(String id) {}
    }

    static final class BushOperations {
        record ById(int id) {}
    }

    record TreeById(String id) {}

    private static <I> Operation<I, Nothing> does(String name, Class<I> input) {
        return mutation(name, input, Nothing.class, (_, _) -> Nothing.NOTHING).scope(READ);
    }

    private static <O> Operation<Nothing, O> gives(String name, Output<O> output) {
        return query(
                        name,
                        Nothing.class,
                        output,
                        (_, _) -> {
                            throw neverCalled();
                        })
                .scope(READ);
    }

    private static AssertionError neverCalled() {
        return new AssertionError("called (expected: only described)");
    }

    private static String types(Operation<?, ?>... operations) {
        return RouterTypes.of(Operations.of(operations));
    }

    @Test
    void an_input_field_is_optional_where_the_binder_lets_it_be_absent() {
        assertThat(types(does("trees.plant", Planting.class)))
                .contains(
                        """
                        export type Planting = {
                          name: string;
                          note?: string | null;
                          /** Default: `20`. */
                          height?: number;
                          light?: 'sun' | 'gardener\\'s choice' | null;
                          plantedAt?: Date | string | null;
                          properties?: Record<string, unknown> | null;
                          tried: ('sun' | 'gardener\\'s choice')[];
                        };
                        """);
    }

    @Test
    void an_output_field_is_always_there() {
        assertThat(types(gives("trees.get", Output.of(Tree.class))))
                .contains(
                        """
                        /** A tree in the garden. */
                        export type Tree = {
                          /** Unique. */
                          id: string;
                          note: string | null;
                          height: number;
                          girth: number;
                          evergreen: boolean;
                          plantedAt: Date;
                          light: 'sun' | 'gardener\\'s choice' | null;
                          rings: Record<string, number>;
                          free: Record<string, unknown>;
                          visits: Record<string, unknown>[];
                          anything: unknown;
                          saplings: Tree[];
                        };
                        """);
    }

    @Test
    void an_input_may_be_left_out_when_nothing_in_it_is_required() {
        assertThat(types(does("a", Nothing.class), does("b", Asked.class), does("c", Plain.class)))
                .contains("a: TRPCMutationProcedure<{ meta: object; input: void; output")
                .contains("b: TRPCMutationProcedure<{ meta: object; input: Asked | void; output")
                .contains("c: TRPCMutationProcedure<{ meta: object; input: Plain; output")
                .doesNotContain("type Nothing");
    }

    @Test
    void an_output_is_a_record_a_page_a_list_a_text_or_nothing() {
        assertThat(
                        types(
                                gives("a", Output.of(Plain.class)),
                                gives("b", Output.<Plain>made(Plain.class)),
                                gives("c", Output.<Plain>page(Plain.class)),
                                gives("d", Output.<Plain>list(Plain.class)),
                                gives("e", Output.raw("text/plain")),
                                gives("f", Output.nothing()),
                                gives("g", Output.of(Empty.class))))
                .contains("a: TRPCQueryProcedure<{ meta: object; input: void; output: Plain }>;")
                .contains("output: Plain }>;\n  c:")
                .contains("output: Page<Plain> }>;\n  d:")
                .contains("output: Plain[] }>;\n  e:")
                .contains("output: string }>;\n  f:")
                .contains("output: undefined }>;\n  g:")
                .contains("export type Empty = Record<string, never>;\n");
    }

    @Test
    void a_record_that_goes_both_ways_has_two_types() {
        assertThat(types(does("a.put", Asked.class), gives("a.get", Output.of(Asked.class))))
                .contains("export type Asked = {\n  search: string | null;\n  limit: number;\n};")
                .contains("export type AskedInput = {\n  search?: string | null;\n")
                .contains("put: TRPCMutationProcedure<{ meta: object; input: AskedInput | void;");
    }

    @Test
    void records_that_share_a_name_get_that_of_the_class_around_them() {
        assertThat(
                        types(
                                does("trees.cut", TreeOperations.ById.class),
                                does("bushes.cut", BushOperations.ById.class)))
                .contains("export type BushById = {\n  id: number;\n};")
                .contains("export type TreeById = {\n  id: string;\n};")
                .doesNotContain("type ById");
    }

    @Test
    void records_that_cannot_be_told_apart_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        types(
                                does("a", TreeOperations.ById.class),
                                does("b", BushOperations.ById.class),
                                does("c", TreeById.class)))
                .withMessageEndingWith(": type TreeById is taken (expected: a name of its own)");
    }

    @Test
    void a_name_of_the_file_itself_is_not_given_away() {
        record Issue(String what) {}

        assertThat(types(does("a", Issue.class))).contains("export type RouterTypesTestIssue = {");
    }

    @Test
    void names_nest_by_their_dots_and_carry_their_documentation() {
        var health =
                query("health", Nothing.class, Nothing.class, (_, _) -> Nothing.NOTHING)
                        .doc("Whether all is */ well.\nOr not.")
                        .open();

        assertThat(
                        types(
                                health,
                                does("trees.old.cut", Plain.class),
                                does("trees.cut", Plain.class)))
                .contains(
                        """
                        export type Procedures = {
                          /** Whether all is *\\/ well.
                           * Or not. */
                          health: TRPCQueryProcedure<{ meta: object; input: void; output: undefined }>;
                          trees: {
                            old: {
                              cut: TRPCMutationProcedure<{ meta: object; input: Plain; output: undefined }>;
                            };
                            cut: TRPCMutationProcedure<{ meta: object; input: Plain; output: undefined }>;
                          };
                        };
                        """);
    }

    @Test
    void a_name_that_is_the_beginning_of_another_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> types(does("trees", Plain.class), does("trees.cut", Plain.class)))
                .withMessage(
                        "operation trees.cut: a part of its name is another's (expected: no overlap)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> types(does("trees.cut", Plain.class), does("trees", Plain.class)))
                .withMessageStartingWith("operation trees: ");
    }

    @Test
    void an_operation_that_takes_a_file_is_left_out_with_its_records() {
        var file =
                upload(
                                "trees.load",
                                Asked.class,
                                Plain.class,
                                "text/csv",
                                (_, _, _) -> {
                                    throw neverCalled();
                                })
                        .scope(READ);

        assertThat(types(does("trees.cut", TreeById.class), file))
                .doesNotContain("load", "type Asked", "type Plain");
    }

    @Test
    void only_what_is_used_is_taken_from_trpc() {
        assertThat(types(does("a", Plain.class)))
                .contains("TRPCMutationProcedure,")
                .doesNotContain("TRPCQueryProcedure");
    }

    @Test
    void a_subscription_answers_with_events_that_have_an_id() {
        var changes =
                subscription(
                                "trees.onChange",
                                Asked.class,
                                Plain.class,
                                (_, _, _) -> {
                                    throw neverCalled();
                                })
                        .scope(READ);

        assertThat(types(changes))
                .contains("  TRPCSubscriptionProcedure,\n")
                .contains(
                        "onChange: TRPCSubscriptionProcedure<{ meta: object; input: Asked | void;"
                                + " output: AsyncIterable<{ id: string; data: Plain }, void,"
                                + " unknown> }>;");
    }
}
