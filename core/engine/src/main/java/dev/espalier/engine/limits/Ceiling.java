package dev.espalier.engine.limits;

import dev.espalier.engine.store.Quotas;
import dev.espalier.engine.store.Transaction;
import dev.espalier.send.Rate;
import dev.espalier.send.Waiting;
import dev.espalier.send.WarmUp;
import java.time.Instant;

/// A number of emails within a time, whoever sends them.
sealed interface Ceiling {

    /// What it counts under, now.
    Quotas.Key key(Instant now);

    /// The cap of a time that nobody has begun yet.
    long cap(Transaction tx);

    Rate.Per per();

    Waiting why();

    /// For people.
    String words();

    /// How many emails of a domain may go in a day while it is warmed up.
    record Warming(String domain, WarmUp warmUp) implements Ceiling {
        @Override
        public Quotas.Key key(Instant now) {
            return new Quotas.Key(Quotas.EVERYBODY, scope(), per().begin(now));
        }

        @Override
        public long cap(Transaction tx) {
            return tx.quotas()
                    .latest(Quotas.EVERYBODY, scope())
                    .map(last -> warmUp.after(last.cap(), last.used()))
                    .orElse((long) warmUp.start());
        }

        private String scope() {
            return "warm_up:" + domain;
        }

        @Override
        public Rate.Per per() {
            return Rate.Per.DAY;
        }

        @Override
        public Waiting why() {
            return Waiting.WARM_UP;
        }

        @Override
        public String words() {
            return "the emails that " + domain + " may send today while it is warmed up have gone";
        }
    }

    /// @param scope what is counted
    /// @param of for people
    record Rated(int workspace, String scope, String of, Rate rate) implements Ceiling {

        static Rated ofDomain(String domain, Rate rate) {
            return new Rated(Quotas.EVERYBODY, "rate:" + domain, domain, rate);
        }

        static Rated ofWorkspace(int workspace, Rate rate) {
            return new Rated(workspace, "rate", "the workspace", rate);
        }

        @Override
        public Quotas.Key key(Instant now) {
            return new Quotas.Key(workspace, scope, rate.per().begin(now));
        }

        @Override
        public long cap(Transaction tx) {
            return rate.emails();
        }

        @Override
        public Rate.Per per() {
            return rate.per();
        }

        @Override
        public Waiting why() {
            return Waiting.RATE;
        }

        @Override
        public String words() {
            return of + " may send " + rate;
        }
    }
}
