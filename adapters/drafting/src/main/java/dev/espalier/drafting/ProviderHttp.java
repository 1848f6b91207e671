package dev.espalier.drafting;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/// How models are reached: one deadline for the whole answer, its body included; a bound on its
/// size; no redirects, which would take the key along; and the server's word on when to come back.
record ProviderHttp(java.net.http.HttpClient client, Duration timeout) implements HttpClient {

    private static final long MOST_BYTES = 1024 * 1024;
    private static final Duration CONNECT = Duration.ofSeconds(10);

    /// What the library asks for a client. Its own wishes are passed over.
    record Builder(Duration timeout) implements HttpClientBuilder {

        @Override
        public Duration connectTimeout() {
            return CONNECT;
        }

        @Override
        public HttpClientBuilder connectTimeout(Duration given) {
            return this;
        }

        @Override
        public Duration readTimeout() {
            return timeout;
        }

        @Override
        public HttpClientBuilder readTimeout(Duration given) {
            return this;
        }

        @Override
        public HttpClient build() {
            return new ProviderHttp(
                    java.net.http.HttpClient.newBuilder()
                            .connectTimeout(CONNECT.compareTo(timeout) < 0 ? CONNECT : timeout)
                            .followRedirects(java.net.http.HttpClient.Redirect.NEVER)
                            .build(),
                    timeout);
        }
    }

    /// An answer that is none, with what its server said about coming back.
    static final class Turned extends HttpException {
        private static final long serialVersionUID = 1L;
        private final String retryAfter;

        Turned(int status, String body, String retryAfter) {
            super(status, body);
            this.retryAfter = retryAfter;
        }

        /// Seconds or a date; empty: not a word.
        String retryAfter() {
            return retryAfter;
        }
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest asked) {
        var answer = send(request(asked));
        var body = new String(answer.body(), StandardCharsets.UTF_8);
        if (answer.statusCode() / 100 != 2) {
            throw new Turned(
                    answer.statusCode(),
                    body,
                    answer.headers().firstValue("retry-after").orElse(""));
        }
        return SuccessfulHttpResponse.builder()
                .statusCode(answer.statusCode())
                .headers(answer.headers().map())
                .body(body)
                .build();
    }

    private HttpResponse<byte[]> send(java.net.http.HttpRequest request) {
        var answer =
                client.sendAsync(
                        request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (java.util.concurrent.TimeoutException late) {
            answer.cancel(true);
            throw new TimeoutException("no answer within " + timeout.toSeconds() + " s", late);
        } catch (ExecutionException failed) {
            throw new UncheckedIOException(
                    failed.getCause() instanceof IOException away ? away : new IOException(failed));
        } catch (InterruptedException _) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted"));
        }
    }

    private java.net.http.HttpRequest request(HttpRequest asked) {
        var builder =
                java.net.http.HttpRequest.newBuilder(URI.create(asked.url()))
                        .method(
                                asked.method().name(),
                                asked.body() == null
                                        ? java.net.http.HttpRequest.BodyPublishers.noBody()
                                        : java.net.http.HttpRequest.BodyPublishers.ofString(
                                                asked.body()));
        asked.headers()
                .forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
        return builder.build();
    }

    @Override
    public void execute(
            HttpRequest asked, ServerSentEventParser parser, ServerSentEventListener listener) {
        throw new UnsupportedOperationException("answers are taken whole (expected: no stream)");
    }
}
