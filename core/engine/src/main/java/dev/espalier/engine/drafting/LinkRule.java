package dev.espalier.engine.drafting;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds what leads away: addresses in links, and names that a mail program makes a link of by
/// itself.
final class LinkRule {

    /// Anything with an authority, whatever its scheme, backslashes included: browsers take them.
    private static final Pattern AUTHORITY =
            Pattern.compile("[/\\\\]{2}([^/\\\\?#\\s\"'<>)\\]]*)", Pattern.CASE_INSENSITIVE);

    private static final Pattern SCHEME =
            Pattern.compile(
                    "(?:href|src|action|background|poster|cite|data|srcset|formaction)\\s*=\\s*[\"']?\\s*([a-z][a-z0-9+.-]*):",
                    Pattern.CASE_INSENSITIVE);

    private static final Set<String> SCHEMES = Set.of("https", "http", "mailto", "tel");

    /// `evil.example` in the middle of a text; the last label has letters alone.
    private static final Pattern NAME =
            Pattern.compile(
                    "(?<![\\p{L}\\p{N}._-])(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?\\.)+([\\p{L}]{2,24}|xn--[a-z0-9-]{2,59})(?![\\p{L}\\p{N}])",
                    Pattern.CASE_INSENSITIVE);

    private final Set<String> domains;

    /// @param domains what lies below them is allowed too
    LinkRule(Set<String> domains) {
        this.domains = domains;
    }

    /// @return the places it leads to that are not allowed, and schemes nobody may use
    Set<String> foreign(String text) {
        // A dot may be written in other ways, and what nobody sees may stand between letters.
        var plain =
                Normalizer.normalize(text, Normalizer.Form.NFKC)
                        .replace('\u3002', '.')
                        .replaceAll("\\p{Cf}", "")
                        .replaceAll("(?i)&(?:#46|#x2e|period);", ".")
                        .replaceAll("(?i)&(?:#47|#x2f|sol);", "/")
                        .replaceAll("(?i)&(?:#58|#x3a|colon);", ":");
        var foreign = new LinkedHashSet<String>();
        var authorities = AUTHORITY.matcher(plain);
        while (authorities.find()) {
            var host = host(authorities.group(1));
            if (!isAllowed(host)) {
                foreign.add(host.isEmpty() ? authorities.group() : host);
            }
        }
        var schemes = SCHEME.matcher(plain);
        while (schemes.find()) {
            var scheme = schemes.group(1).toLowerCase(Locale.ROOT);
            if (!SCHEMES.contains(scheme)) {
                foreign.add(scheme + ":");
            }
        }
        var names = NAME.matcher(plain);
        while (names.find()) {
            var name = names.group().toLowerCase(Locale.ROOT);
            if (!isAllowed(name) && !isMergeTag(plain, names.start())) {
                foreign.add(name);
            }
        }
        return foreign;
    }

    /// `contact.properties.name` between braces is no domain.
    private static boolean isMergeTag(String text, int at) {
        int open = text.lastIndexOf("{{", at);
        return open >= 0 && text.indexOf("}}", open) > at;
    }

    private static String host(String authority) {
        var host = authority.substring(authority.lastIndexOf('@') + 1);
        int port = host.indexOf(':');
        return (port < 0 ? host : host.substring(0, port)).toLowerCase(Locale.ROOT);
    }

    private boolean isAllowed(String host) {
        return domains.stream().anyMatch(one -> host.equals(one) || host.endsWith("." + one));
    }
}
