package dev.espalier.inngest;

import dev.espalier.inngest.InngestClient.Answer;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// One call of a function.
///
/// @param event what triggered it
/// @param steps what its steps came to so far, by hashed id
/// @param run the id of the run
/// @param isLast whether Inngest will not call again after a failure
/// @param isPlanning whether steps may only be planned, not run
record RunCall(JsonNode event, JsonNode steps, String run, boolean isLast, boolean isPlanning) {

    /// What reading came to.
    sealed interface Read {
        record Good(RunCall call) implements Read {}

        record Bad(String why) implements Read {}

        /// What was left out of the call could not be fetched.
        record Away(String why) implements Read {}
    }

    static Read read(byte[] body, InngestClient client) {
        var root = Json.object(body);
        var context = root.map(object -> object.get("ctx")).filter(JsonNode::isObject);
        var run = context.flatMap(ctx -> Json.text(ctx, "run_id"));
        if (root.isEmpty() || context.isEmpty() || run.isEmpty()) {
            return new Read.Bad("body: no call (expected: JSON with event, steps and ctx.run_id)");
        }
        var event = Optional.ofNullable(root.get().get("event"));
        var steps = Optional.ofNullable(root.get().get("steps"));
        if (Json.isTrue(context.get(), "use_api") || Json.isTrue(root.get(), "use_api")) {
            switch (client.run(run.get(), "actions")) {
                case Answer.Ok(var fetched) -> steps = Json.object(fetched);
                case Answer.Refused(_, var why) -> {
                    return new Read.Away(why);
                }
                case Answer.Away(var why) -> {
                    return new Read.Away(why);
                }
            }
            switch (client.run(run.get(), "batch")) {
                case Answer.Ok(var fetched) ->
                        event = Json.array(fetched).flatMap(all -> Optional.ofNullable(all.get(0)));
                case Answer.Refused(_, var why) -> {
                    return new Read.Away(why);
                }
                case Answer.Away(var why) -> {
                    return new Read.Away(why);
                }
            }
        }
        if (event.filter(JsonNode::isObject).isEmpty()) {
            return new Read.Bad("event: missing (expected: the event that triggered the call)");
        }
        return new Read.Good(
                new RunCall(
                        event.get(),
                        steps.filter(JsonNode::isObject)
                                .orElseGet(JsonNodeFactory.instance::objectNode),
                        run.get(),
                        isLast(context.get()),
                        Json.isTrue(context.get(), "disable_immediate_execution")));
    }

    Optional<JsonNode> data() {
        return Optional.ofNullable(event.get("data")).filter(JsonNode::isObject);
    }

    private static boolean isLast(JsonNode context) {
        var most = Json.whole(context, "max_attempts");
        var attempt = Json.whole(context, "attempt");
        return most.isPresent() && attempt.isPresent() && attempt.get() + 1 >= most.get();
    }
}
