package dev.espalier.cli;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/// What the demo tells a newcomer to try.
final class DemoTour {

    /// The same in every demo, so that what is pasted today works tomorrow. It opens made-up data
    /// on this machine's loopback address only.
    static final String KEY = "esp_demo_on_this_machine_only";

    private DemoTour() {}

    static List<String> lines(String url, String key, Optional<URI> link) {
        var auth = "-H 'authorization: Bearer " + key + "'";
        return List.of(
                "  address   " + url,
                "  API key   " + key,
                link.map(first -> "  sign in   " + first + "   (works once; open it in a browser)")
                        .orElse("  sign in   " + url + "   (as you did before)"),
                "  mailbox   " + url + "/mailbox?key=" + key + "   (open it in a browser)",
                "",
                "Try, in another terminal:",
                "",
                "  # how the sequence stands",
                "  curl -s " + auth + " " + url + "/api/sequences/seq_onboarding/status",
                "",
                "  # sign somebody up; the first mail is in the mailbox a moment later",
                "  curl -s "
                        + auth
                        + " -H 'content-type: application/json' "
                        + url
                        + "/api/events \\",
                "    -d '{\"name\": \"signed_up\", \"email\": \"you@example.com\"}'",
                "",
                "  # what went out to them",
                "  curl -s " + auth + " '" + url + "/api/mailbox?to=you@example.com'",
                "",
                "Ctrl-C ends the demo. People sign up now; this is what happens:",
                "");
    }
}
