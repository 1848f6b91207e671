package dev.espalier.sdk;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/// How things stand at a glance.
public final class Dashboard {
    private final Wire wire;

    Dashboard(Wire wire) {
        this.wire = wire;
    }

    /// Emails that are due, by hour and day in UTC.
    public Due due() {
        return dueCall(Fields.NONE).now();
    }

    /// [#due()], as a future.
    public CompletableFuture<Due> dueAsync() {
        return dueCall(Fields.NONE).later();
    }

    /// @param zone where hours and days begin, such as Europe/London
    public Due due(String zone) {
        return dueCall(Fields.NONE.with("zone", zone)).now();
    }

    /// [#due(String)], as a future.
    public CompletableFuture<Due> dueAsync(String zone) {
        return dueCall(Fields.NONE.with("zone", zone)).later();
    }

    private Call<Due> dueCall(Fields asked) {
        return wire.get("/dashboard/due").query(asked).giving(Due.class);
    }

    /// What became of sends within the last 30 days, by day in UTC.
    public Outcomes outcomes() {
        return outcomesCall(Fields.NONE).now();
    }

    /// [#outcomes()], as a future.
    public CompletableFuture<Outcomes> outcomesAsync() {
        return outcomesCall(Fields.NONE).later();
    }

    /// @param days 1..90, today the last
    /// @param zone where days begin, such as Europe/London
    public Outcomes outcomes(int days, String zone) {
        return outcomesCall(Fields.NONE.with("days", days).with("zone", zone)).now();
    }

    /// [#outcomes(int, String)], as a future.
    public CompletableFuture<Outcomes> outcomesAsync(int days, String zone) {
        return outcomesCall(Fields.NONE.with("days", days).with("zone", zone)).later();
    }

    private Call<Outcomes> outcomesCall(Fields asked) {
        return wire.get("/dashboard/outcomes").query(asked).giving(Outcomes.class);
    }

    /// How much waits for a reviewer, and since when.
    public WaitingForReview waiting() {
        return waitingCall().now();
    }

    /// [#waiting], as a future.
    public CompletableFuture<WaitingForReview> waitingAsync() {
        return waitingCall().later();
    }

    private Call<WaitingForReview> waitingCall() {
        return wire.get("/dashboard/waiting").giving(WaitingForReview.class);
    }

    /// What is wrong and needs a person, the weightiest first.
    public List<Alarm> warnings() {
        return warningsCall().now();
    }

    /// [#warnings], as a future.
    public CompletableFuture<List<Alarm>> warningsAsync() {
        return warningsCall().later();
    }

    private Call<List<Alarm>> warningsCall() {
        return wire.get("/dashboard/warnings").list(Alarm.class);
    }
}
