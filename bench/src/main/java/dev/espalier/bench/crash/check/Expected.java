package dev.espalier.bench.crash.check;

import java.time.Duration;
import java.util.List;

/// What a run set out to do: without it, a run in which nothing happened would pass.
///
/// @param planned every email that has to arrive, each exactly once
/// @param sends how many transactions have to be taken, planned or not
/// @param delay between the steps of a contact, from the first one's acceptance
/// @param isHolding whether what is in doubt is held for a person: then nothing may arrive twice
/// @param faults how many faults have to strike
/// @param hits how many of them have to strike while a transaction of the struck node is open
/// @param deferred how many 451 have to be said
/// @param unanswered how many acceptances have to go without a proper answer
/// @param calls how many calls that stop emails have to be answered
public record Expected(
        List<Planned> planned,
        int sends,
        Duration delay,
        boolean isHolding,
        int faults,
        int hits,
        int deferred,
        int unanswered,
        int calls) {

    public static Expected of(List<Planned> planned, int sends) {
        return new Expected(planned, sends, Duration.ZERO, false, 0, 0, 0, 0, 0);
    }

    public Expected delayed(Duration between) {
        return new Expected(
                planned, sends, between, isHolding, faults, hits, deferred, unanswered, calls);
    }

    public Expected holding(boolean holds) {
        return new Expected(
                planned, sends, delay, holds, faults, hits, deferred, unanswered, calls);
    }

    public Expected struck(int times, int whileOpen) {
        return new Expected(
                planned, sends, delay, isHolding, times, whileOpen, deferred, unanswered, calls);
    }

    public Expected refused(int with451, int withoutAnswer) {
        return new Expected(
                planned, sends, delay, isHolding, faults, hits, with451, withoutAnswer, calls);
    }

    public Expected stopped(int times) {
        return new Expected(
                planned, sends, delay, isHolding, faults, hits, deferred, unanswered, times);
    }
}
