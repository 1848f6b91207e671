package dev.espalier.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// TypeScript judges the published types: `good.ts` compiles whole, every marked line of `bad.ts`
/// is an error.
class TypedClientTest {

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        NodeRoom.open();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nodenext", "bundler"})
    void a_typed_client_may_do_what_is_right_and_nothing_else(String resolution) throws Exception {
        var tsc = NodeRoom.tsc("--project", "tsconfig." + resolution + ".json");

        assertThat(tsc.output()).isEmpty();
        assertThat(tsc.status()).isZero();
    }
}
