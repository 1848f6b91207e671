package dev.espalier.http.callback;

import dev.espalier.engine.jobs.running.Callback;
import dev.espalier.engine.jobs.running.Callback.Call;
import dev.espalier.http.page.Pages;
import dev.espalier.http.page.Reply;
import dev.espalier.http.page.Visit;
import java.util.List;
import java.util.Optional;

/// The one page of whoever decides when jobs run. It stands among the API's paths, as such servers
/// expect it.
public final class CallbackPages implements Pages {

    /// Its path.
    public static final List<String> PATH = List.of("api", "inngest");

    private final Callback callback;

    public CallbackPages(Callback callback) {
        this.callback = callback;
    }

    @Override
    public Optional<Reply> serve(Visit visit) {
        if (!visit.segments().equals(PATH)) {
            return Optional.empty();
        }
        var call = new Call(visit.method(), visit::parameter, visit.header(), visit.body());
        var answer = callback.take(call);
        var reply = Reply.bytes(answer.status(), "application/json", answer.json());
        answer.headers().forEach(reply::with);
        return Optional.of(reply);
    }
}
