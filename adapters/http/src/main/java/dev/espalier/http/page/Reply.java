package dev.espalier.http.page;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// The answer to a visit. Nothing is cached and no referrer is told unless a header says so.
public final class Reply {
    private final int status;
    private final String mediaType;
    private final byte[] body;
    private final Map<String, String> headers = new LinkedHashMap<>();

    private Reply(int status, String mediaType, byte[] body) {
        this.status = status;
        this.mediaType = mediaType;
        this.body = body;
        headers.put("cache-control", "no-store");
        headers.put("referrer-policy", "no-referrer");
    }

    /// @param policy the content security policy
    public static Reply html(int status, String html, String policy) {
        return new Reply(status, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8))
                .with("content-security-policy", policy);
    }

    public static Reply text(int status, String text) {
        return bytes(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    /// Something that runs no script and loads nothing, whatever it is.
    public static Reply bytes(int status, String mediaType, byte[] body) {
        return new Reply(status, mediaType, body.clone())
                .with("content-security-policy", "default-src 'none'; frame-ancestors 'none'");
    }

    /// 303: look there instead.
    public static Reply seeOther(String location) {
        return text(303, "").with("location", location);
    }

    /// The same with one more header, or another value for it.
    public Reply with(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public int status() {
        return status;
    }

    public String mediaType() {
        return mediaType;
    }

    public byte[] body() {
        return body.clone();
    }

    /// In the order they were added.
    public Map<String, String> headers() {
        return Map.copyOf(headers);
    }
}
