package dev.espalier.sdk;

import dev.espalier.sdk.json.BadJson;
import dev.espalier.sdk.json.Json;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What came back.
@SuppressWarnings("ArrayRecordComponent") // never compared
record Answer(String baseUrl, int status, HttpHeaders headers, byte[] body) {
    private static final int SHOWN = 120;

    boolean isSuccess() {
        return status / 100 == 2;
    }

    @Nullable String requestId() {
        return headers.firstValue("x-request-id").orElse(null);
    }

    /// How long the server asks to be left alone. A date counts from the answer's own.
    Optional<Duration> retryAfter() {
        return headers.firstValue("retry-after").flatMap(this::duration);
    }

    private Optional<Duration> duration(String given) {
        if (given.matches("[0-9]{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(given)));
        }
        try {
            var date = headers.firstValue("date").map(Answer::date);
            return date.map(from -> Duration.between(from, date(given)))
                    .filter(between -> !between.isNegative());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static ZonedDateTime date(String text) {
        return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
    }

    /// What an answer that is no success means.
    EspalierException error() {
        if (status / 100 == 3) {
            return strange(
                    "a redirect to " + headers.firstValue("location").orElse("nowhere"), null);
        }
        try {
            var told = Json.parse(text());
            if (told instanceof Map<?, ?> map
                    && map.get("error") instanceof Map<?, ?> error
                    && error.get("code") instanceof String code) {
                return told(ErrorCode.of(code), error);
            }
            return strange("JSON of another kind", null);
        } catch (BadJson e) {
            return strange("no JSON", e);
        }
    }

    private EspalierException told(ErrorCode code, Map<?, ?> error) {
        var issues = new ArrayList<Issue>();
        if (error.get("issues") instanceof List<?> list) {
            list.forEach(one -> issues.add((Issue) Json.bind(one, Issue.class)));
        }
        var message = String.valueOf(error.get("message"));
        return new EspalierException(code, message, status, issues, requestId(), null);
    }

    /// An answer that Espalier does not give.
    EspalierException strange(String what, @Nullable Throwable cause) {
        var type = headers.firstValue("content-type").orElse("no content type");
        return new EspalierException(
                switch (status) {
                    case 429 -> ErrorCode.RATE_LIMITED;
                    case 502, 503, 504 -> ErrorCode.UNAVAILABLE;
                    default -> ErrorCode.NOT_ESPALIER;
                },
                "%s answered %d with %s (%s): %s (expected: the address of an Espalier server; a proxy before it may have answered)"
                        .formatted(baseUrl, status, what, type, shown()),
                status,
                List.of(),
                requestId(),
                cause);
    }

    private String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    private String shown() {
        var text = text().strip().replaceAll("\\s+", " ");
        if (text.isEmpty()) {
            return "nothing";
        }
        return '"' + (text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…") + '"';
    }
}
