package dev.espalier.feedback.imap;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// `imaps://user:password@host:port/FOLDER`; user and password percent-encoded.
///
/// @param isTls from the first byte; without it only for a host that is this machine
public record MailboxAddress(
        boolean isTls, String host, int port, String user, String password, String folder) {

    /// What it is called in the database and the log: it holds no password.
    public String name() {
        return user + "@" + host + ":" + port + "/" + folder;
    }

    @Override
    public String toString() {
        return name();
    }

    /// Empty when it is no such address, or would send its password in the clear to another
    /// machine.
    public static Optional<MailboxAddress> parse(String text) {
        try {
            var uri = URI.create(text);
            var login = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
            int colon = login.indexOf(':');
            boolean isTls = "imaps".equals(uri.getScheme());
            boolean isImap = isTls || "imap".equals(uri.getScheme());
            if (!isImap
                    || uri.getHost() == null
                    || colon < 1
                    || uri.getRawQuery() != null
                    || uri.getRawFragment() != null
                    || (!isTls && !isHere(uri.getHost()))) {
                return Optional.empty();
            }
            var path = uri.getRawPath() == null ? "" : uri.getRawPath().replaceFirst("^/", "");
            return Optional.of(
                    new MailboxAddress(
                            isTls,
                            uri.getHost(),
                            uri.getPort() >= 0 ? uri.getPort() : isTls ? 993 : 143,
                            decoded(login.substring(0, colon)),
                            decoded(login.substring(colon + 1)),
                            path.isEmpty() ? "INBOX" : decoded(path)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static boolean isHere(String host) {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }

    /// A plus is a plus here.
    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
