package dev.espalier.http.signin;

import dev.espalier.access.Person;
import dev.espalier.access.Scope;
import dev.espalier.engine.access.Caller;
import dev.espalier.engine.people.SignIn;
import dev.espalier.engine.people.SignedIn;
import dev.espalier.http.door.Door;
import dev.espalier.http.page.Pages;
import dev.espalier.http.page.Reply;
import dev.espalier.http.page.Visit;
import dev.espalier.http.shape.Json;
import dev.espalier.http.wire.Problem;
import dev.espalier.http.wire.WireError;
import dev.espalier.refusal.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// `/session` and what is below it.
public final class SignInPages implements Pages {

    private static final String JSON = "application/json";

    private final SignIn signIn;
    private final Door door;
    private final IntFunction<String> workspaceName;
    private final InstantSource clock;

    /// @param workspaceName what a workspace is called
    public SignInPages(
            SignIn signIn, Door door, IntFunction<String> workspaceName, InstantSource clock) {
        this.signIn = signIn;
        this.door = door;
        this.workspaceName = workspaceName;
        this.clock = clock;
    }

    @Override
    public Optional<Reply> serve(Visit visit) {
        var segments = visit.segments();
        if (segments.isEmpty() || !segments.getFirst().equals("session")) {
            return Optional.empty();
        }
        door.requireOwnPage(visit);
        return switch (segments.size()) {
            case 1 -> Optional.of(session(visit));
            case 2 ->
                    segments.get(1).equals("password")
                            ? Optional.of(password(visit))
                            : Optional.empty();
            case 3 ->
                    segments.get(1).equals("link")
                            ? Optional.of(link(visit, segments.get(2)))
                            : Optional.empty();
            default -> Optional.empty();
        };
    }

    private Reply session(Visit visit) {
        return switch (visit.method()) {
            case "GET" -> who(door.caller(visit));
            case "POST" -> signIn(visit);
            case "DELETE" -> signOut(visit);
            default -> throw notAllowed("GET, POST, DELETE");
        };
    }

    private Reply who(Caller caller) {
        return Reply.bytes(200, JSON, who(signIn.person(caller)));
    }

    private byte[] who(Person person) {
        var told = Json.object();
        var shown = told.putObject("person");
        shown.put("personId", person.id());
        shown.put("email", person.email());
        shown.put("name", person.name());
        shown.put("role", person.role().word());
        told.putObject("workspace").put("name", workspaceName.apply(person.workspace()));
        var may = told.putArray("may");
        may(person).forEach(scope -> may.add(scope.word()));
        return bytes(told);
    }

    /// Every scope that the role reaches, so that the page need not know what reaches what.
    private static List<Scope> may(Person person) {
        var caller = new Caller(person.workspace(), person.id(), person.role().scopes());
        return Stream.of(Scope.READ, Scope.REVIEW, Scope.FULL).filter(caller::may).toList();
    }

    private Reply signIn(Visit visit) {
        var fields = Fields.of(visit, Set.of("email", "password"), Set.of());
        return switch (signIn.signIn(fields.text("email"), fields.text("password"), visit.from())) {
            case SignedIn.In in -> cameIn(in);
            case SignedIn.Wrong _ ->
                    throw new Refused.Unauthenticated(
                            "the e-mail address or the password is wrong");
            case SignedIn.Wait(var until) -> wait(until);
        };
    }

    private Reply cameIn(SignedIn.In in) {
        return Reply.bytes(200, JSON, who(in.person()))
                .with("set-cookie", door.cookie().kept(in.secret(), SignIn.LONGEST));
    }

    private Reply wait(Instant until) {
        long seconds = Math.max(1, Duration.between(clock.instant(), until).toSeconds() + 1);
        return Reply.bytes(
                        429,
                        JSON,
                        WireError.of(
                                        429,
                                        "RATE_LIMITED",
                                        "too many attempts (expected: wait "
                                                + seconds
                                                + " seconds)")
                                .json())
                .with("retry-after", Long.toString(seconds));
    }

    private Reply signOut(Visit visit) {
        door.session(visit).ifPresent(signIn::signOut);
        return Reply.bytes(204, "", new byte[0]).with("set-cookie", door.cookie().gone());
    }

    private Reply password(Visit visit) {
        if (!visit.method().equals("POST")) {
            throw notAllowed("POST");
        }
        var secret =
                door.session(visit)
                        .orElseThrow(() ->
                                new Refused.Unauthenticated("no session (expected: sign in)"));
        var caller = door.caller(visit);
        var fields = Fields.of(visit, Set.of("current", "password"), Set.of());
        signIn.changePassword(caller, secret, fields.text("current"), fields.text("password"));
        return Reply.bytes(204, "", new byte[0]);
    }

    private Reply link(Visit visit, String secret) {
        return switch (visit.method()) {
            case "GET" -> {
                var link = signIn.link(secret);
                var told = Json.object();
                told.put("kind", link.kind().name().toLowerCase(Locale.ROOT));
                told.put("email", link.email().orElse(null));
                told.put("role", link.role().word());
                yield Reply.bytes(200, JSON, bytes(told));
            }
            case "POST" -> {
                var fields = Fields.of(visit, Set.of("password"), Set.of("email", "name"));
                yield cameIn(
                        signIn.use(
                                secret,
                                fields.orNull("email"),
                                fields.orNull("name"),
                                fields.text("password")));
            }
            default -> throw notAllowed("GET, POST");
        };
    }

    private static byte[] bytes(ObjectNode told) {
        return told.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Problem notAllowed(String allow) {
        return Problem.methodNotAllowed("this method (expected: " + allow + ")", allow);
    }
}
